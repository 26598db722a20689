package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.Model.IndexedField;
import dev.kanmon.engine.prismaschema.model.Model.SortOrder;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.Optional;

/** Reads the fields of {@code @@index([title(sort: Desc, ops: TextOps)])}. */
final class IndexedFieldReader {

    private final Findings findings;
    private final Values values;

    IndexedFieldReader(Findings findings) {
        this.findings = findings;
        this.values = new Values(findings);
    }

    /**
     * A field as it was written.
     *
     * @param sort empty where it is not given
     * @param namedClass of {@code ops: TextOps}
     * @param rawClass of {@code ops: raw("…")}
     * @param hasLength whether {@code length:} is given, which PostgreSQL does not have
     */
    record Written(
            String field,
            Optional<SortOrder> sort,
            Optional<OperatorClass> namedClass,
            Optional<String> rawClass,
            boolean hasLength) {

        IndexedField toIndexedField() {
            return new IndexedField(field, sort, rawClass.or(() -> namedClass.map(OperatorClass::sqlName)));
        }

        boolean hasOperatorClass() {
            return namedClass.isPresent() || rawClass.isPresent();
        }
    }

    List<Written> read(Expression list) {
        return values.elements(list).stream()
                .flatMap(element -> field(element).stream())
                .toList();
    }

    Optional<SortOrder> sort(Expression value) {
        Optional<String> word = values.word(value);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return switch (word.get()) {
            case "Asc" -> Optional.of(SortOrder.ASC);
            case "Desc" -> Optional.of(SortOrder.DESC);
            default -> {
                findings.error(
                        "The `sort` argument can only be `Asc` or `Desc`, you provided: " + word.get() + ".",
                        value.place());
                yield Optional.empty();
            }
        };
    }

    private Optional<Written> field(Expression element) {
        if (element instanceof Expression.Call call) {
            return Optional.of(withArguments(call));
        }
        return values.word(element)
                .map(name -> new Written(name, Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    private Written withArguments(Expression.Call call) {
        Optional<SortOrder> sort = Optional.empty();
        Optional<OperatorClass> namedClass = Optional.empty();
        Optional<String> rawClass = Optional.empty();
        boolean hasLength = false;
        for (Argument argument : call.arguments()) {
            Expression value = argument.value();
            switch (argument.name().map(Object::toString).orElse("")) {
                case "sort" -> sort = sort(value);
                case "length" -> hasLength = values.wholeNumber(value).isPresent();
                case "ops" -> {
                    rawClass = rawClass(value);
                    namedClass = value instanceof Expression.Call ? Optional.empty() : namedClass(value);
                }
                default ->
                    findings.error(
                            "No such argument: \""
                                    + argument.name().map(Object::toString).orElse("")
                                    + "\". A field of an index takes sort, ops.",
                            argument.place());
            }
        }
        return new Written(call.function().text(), sort, namedClass, rawClass, hasLength);
    }

    private Optional<OperatorClass> namedClass(Expression value) {
        Optional<String> name = values.word(value);
        Optional<OperatorClass> known = name.flatMap(OperatorClass::named);
        if (name.isPresent() && known.isEmpty()) {
            findings.error(
                    "Invalid operator class: " + name.get()
                            + ". Prisma does not know it: use raw(\"…\") with the name that the database has for it.",
                    value.place());
        }
        return known;
    }

    private Optional<String> rawClass(Expression value) {
        if (!(value instanceof Expression.Call call)) {
            return Optional.empty();
        }
        if (!call.function().text().equals("raw") || call.arguments().size() != 1) {
            findings.error("Expected an operator class, or raw(\"…\") with its name.", value.place());
            return Optional.empty();
        }
        return values.text(call.arguments().get(0).value());
    }
}
