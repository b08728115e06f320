package io.ripieno.music.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tokens that a model knows, each with its index. The special ones come first, then the pitches from low to high,
 * so that equal corpora give equal vocabularies.
 */
public final class TokenVocabulary {
    private static final Comparator<Token.Sounding> LOW_TO_HIGH = Comparator.comparingInt(
                    (Token.Sounding token) -> token.pitch().midi())
            .thenComparingInt(token -> token.pitch().diatonic());

    private final List<Token> tokens;
    private final Map<Token, Integer> indexes = new HashMap<>();

    private TokenVocabulary(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        for (Token token : tokens) {
            if (indexes.put(token, indexes.size()) != null) {
                throw new IllegalArgumentException(
                        "token %s stands twice; each has one index".formatted(token.label()));
            }
        }
        for (Token special : Token.Special.values()) {
            if (!indexes.containsKey(special)) {
                throw new IllegalArgumentException(
                        "token %s is missing; every vocabulary has the special tokens".formatted(special.label()));
            }
        }
    }

    /** All special tokens and the pitches that these tunes use. */
    public static TokenVocabulary of(Collection<TokenTune> corpus) {
        Set<Token.Sounding> pitches = new LinkedHashSet<>();
        for (TokenTune tune : corpus) {
            for (TokenBar bar : tune.bars()) {
                for (Token token : bar.tokens()) {
                    if (token instanceof Token.Sounding sounding) {
                        pitches.add(sounding);
                    }
                }
            }
        }
        List<Token> tokens = new ArrayList<>(List.of(Token.Special.values()));
        pitches.stream().sorted(LOW_TO_HIGH).forEach(tokens::add);
        return new TokenVocabulary(tokens);
    }

    /** A vocabulary of tokens in the order of their indexes, as {@link #names} gives them. */
    public static TokenVocabulary ofNames(List<String> names) {
        return new TokenVocabulary(names.stream().map(Token::named).toList());
    }

    public int size() {
        return tokens.size();
    }

    /** In the order of their indexes. */
    public List<String> names() {
        return tokens.stream().map(Token::label).toList();
    }

    /** The index of a token; of a pitch that is unknown, that of {@link Token.Special#OUT_OF_RANGE}. */
    public int index(Token token) {
        Integer index = indexes.get(token);
        return index != null ? index : index(Token.Special.OUT_OF_RANGE);
    }

    /** The token of an index, 0 to {@link #size} - 1. */
    public Token token(int index) {
        return tokens.get(index);
    }

    /** The indexes of a bar's 24 tokens. */
    public int[] encode(TokenBar bar) {
        return bar.tokens().stream().mapToInt(this::index).toArray();
    }

    /** The bar of 24 indexes. */
    public TokenBar decode(int[] bar) {
        List<Token> decoded = new ArrayList<>(bar.length);
        for (int index : bar) {
            decoded.add(token(index));
        }
        return new TokenBar(decoded);
    }

    /** Writes the names as a JSON array. */
    public void save(Path file) throws IOException {
        Files.writeString(
                file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(names()));
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IOException if the file cannot be read or is no vocabulary
     */
    public static TokenVocabulary load(Path file) throws IOException {
        try {
            return ofNames(List.of(new JsonMapper().readValue(file.toFile(), String[].class)));
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("%s is no vocabulary (%s); save one again".formatted(file, e.getMessage()), e);
        }
    }
}
