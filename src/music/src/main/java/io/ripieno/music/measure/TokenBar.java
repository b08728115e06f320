package io.ripieno.music.measure;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One bar.
 *
 * @param tokens 24, see {@link TickGrid}
 */
public record TokenBar(List<Token> tokens) {
    /** Stands before a tune. */
    public static final TokenBar START = filled(Token.Special.START);
    /** Stands after a tune. */
    public static final TokenBar END = filled(Token.Special.END);

    public TokenBar {
        tokens = List.copyOf(tokens);
        if (tokens.size() != TickGrid.TICKS) {
            throw new IllegalArgumentException("%d tokens; a bar has %d".formatted(tokens.size(), TickGrid.TICKS));
        }
    }

    public Token at(int tick) {
        return tokens.get(tick);
    }

    private static TokenBar filled(Token token) {
        return new TokenBar(Collections.nCopies(TickGrid.TICKS, token));
    }

    @Override
    public String toString() {
        return tokens.stream().map(Token::label).collect(Collectors.joining(" "));
    }
}
