package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a measure set is given: inputs by their roles, in a stable order. */
public final class Inputs {
    private final Map<String, List<Input>> byRole = new LinkedHashMap<>();

    /** Adds inputs to a role. */
    public Inputs with(String role, List<? extends Input> inputs) {
        byRole.computeIfAbsent(role, name -> new ArrayList<>()).addAll(inputs);
        return this;
    }

    /** Adds an input to a role. */
    public Inputs with(String role, Input input) {
        return with(role, List.of(input));
    }

    /** All inputs of a role, maybe none. */
    public List<Input> all(String role) {
        return List.copyOf(byRole.getOrDefault(role, List.of()));
    }

    /**
     * Checks that the inputs are those that a measure set takes.
     *
     * @throws MetricException if a role is unknown or has too few, too many, or inputs of another form
     */
    void require(List<Role> roles) {
        List<String> names = roles.stream().map(Role::name).toList();
        byRole.forEach((name, inputs) -> {
            if (!names.contains(name) && !inputs.isEmpty()) {
                throw new MetricException("There is no input \"%s\". Give some of %s.".formatted(name, names));
            }
        });
        roles.forEach(this::require);
    }

    private void require(Role role) {
        List<Input> inputs = all(role.name());
        if (role.required() && inputs.isEmpty()) {
            throw new MetricException("%s is missing. Give it: %s".formatted(role.name(), role.about()));
        }
        for (Input input : inputs) {
            if (!role.forms().contains(input.form())) {
                throw new MetricException("%s is %s, and %s must be %s. Give another file."
                        .formatted(input.name(), Words.of(input.form()), role.name(), Words.either(role.forms())));
            }
        }
        if (role.number() == Role.Number.ONE && inputs.size() > 1) {
            throw new MetricException("%s is %d files, %s and %s among them. Give one."
                    .formatted(
                            role.name(),
                            inputs.size(),
                            inputs.get(0).name(),
                            inputs.get(1).name()));
        }
        Map<List<String>, Input> seen = new LinkedHashMap<>();
        for (Input input : inputs) {
            boolean parts = role.number() == Role.Number.SEVERAL_OF_ITEM;
            Input before = seen.put(parts ? List.of(input.item(), input.part()) : List.of(input.item()), input);
            if (before != null && role.number() != Role.Number.SET) {
                throw new MetricException("%s and %s are both the %s of %s. Give one of them."
                        .formatted(before.name(), input.name(), role.name(), parts ? input.part() : input.item()));
            }
        }
    }

    Input one(String role) {
        return all(role).get(0);
    }

    Optional<Input> optional(String role) {
        return all(role).stream().findFirst();
    }

    /** The items of a role, in their order. */
    Set<String> items(String role) {
        Set<String> items = new LinkedHashSet<>();
        all(role).forEach(input -> items.add(input.item()));
        return items;
    }

    /** The inputs of one item. */
    List<Input> of(String role, String item) {
        return all(role).stream().filter(input -> input.item().equals(item)).toList();
    }

    /**
     * The input of one item; two single inputs are a pair whatever they are called.
     *
     * @throws MetricException if there is none
     */
    Input partner(String role, Input other) {
        List<Input> inputs = all(role);
        return inputs.stream()
                .filter(input -> input.item().equals(other.item()))
                .findFirst()
                .orElseThrow(() -> new MetricException("%s has no partner \"%s\" in %s, only %s. Give both one name."
                        .formatted(
                                other.name(),
                                other.item(),
                                role,
                                inputs.stream().map(Input::item).limit(5).toList())));
    }
}
