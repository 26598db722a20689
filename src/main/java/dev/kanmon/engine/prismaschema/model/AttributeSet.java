package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The attributes of one field or block: each is taken by its name, and what nobody took is a finding. */
final class AttributeSet {

    private final String sign;
    private final String holder;
    private final Findings findings;
    private final List<Attribute> left;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param sign before the attributes' names: {@code @} or {@code @@}
     * @param holder as messages call it, such as {@code a model}
     */
    AttributeSet(String sign, String holder, List<Attribute> given, Findings findings) {
        this.sign = sign;
        this.holder = holder;
        this.findings = findings;
        this.left = new ArrayList<>(given);
    }

    /** The attribute of that name; none where it stands there more than once, which is a finding. */
    Optional<Attribute> single(String name) {
        List<Attribute> found = repeated(name);
        if (found.size() > 1) {
            found.forEach(attribute ->
                    findings.error("Attribute \"" + sign + name + "\" can only be defined once.", attribute.place()));
            return Optional.empty();
        }
        return found.stream().findFirst();
    }

    /** All attributes of that name, in the order in which they stand there. */
    List<Attribute> repeated(String name) {
        known.add(sign + name);
        return misplaced(name);
    }

    /** Those of that name, which the holder cannot have: whoever asks says why. */
    List<Attribute> misplaced(String name) {
        List<Attribute> found = left.stream()
                .filter(attribute -> attribute.name().text().equals(name))
                .toList();
        left.removeAll(found);
        return found;
    }

    /** An attribute of the form {@code @db.Text}; more than one is a finding. */
    Optional<Attribute> nativeType() {
        known.add("@db.…");
        List<Attribute> found = left.stream()
                .filter(attribute -> attribute.name().text().contains("."))
                .toList();
        left.removeAll(found);
        found.stream()
                .skip(1)
                .forEach(attribute -> findings.error("A field can have only one native type.", attribute.place()));
        return found.stream().findFirst();
    }

    /** Arguments of one of them. */
    Arguments argumentsOf(Attribute attribute) {
        return new Arguments(sign + attribute.name(), attribute, findings);
    }

    /** Says which attributes the holder does not have. Called when all that it has were taken. */
    void finish() {
        for (Attribute attribute : left) {
            findings.error(
                    "Attribute not known: \"" + sign + attribute.name() + "\". "
                            + capitalized(holder) + " can have "
                            + known.stream().collect(Collectors.joining(", ")) + ".",
                    attribute.place());
        }
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
