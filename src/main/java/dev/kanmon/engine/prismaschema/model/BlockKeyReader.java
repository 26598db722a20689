package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.IndexedFieldReader.Written;
import dev.kanmon.engine.prismaschema.model.Model.Index;
import dev.kanmon.engine.prismaschema.model.Model.IndexAlgorithm;
import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.model.ModelDraft.KeyKind;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code @@id}, {@code @@unique} and {@code @@index} of one model. */
final class BlockKeyReader {

    private static final Map<String, IndexAlgorithm> ALGORITHMS = Map.of(
            "BTree", IndexAlgorithm.BTREE,
            "Hash", IndexAlgorithm.HASH,
            "Gist", IndexAlgorithm.GIST,
            "Gin", IndexAlgorithm.GIN,
            "SpGist", IndexAlgorithm.SPGIST,
            "Brin", IndexAlgorithm.BRIN);

    private final ResolvedModel model;
    private final Map<String, ScalarField> columns;
    private final IndexPredicateReader predicates;
    private final Findings findings;
    private final Values values;

    /** @param columns of the model, by the names of their fields */
    BlockKeyReader(
            ResolvedModel model, Map<String, ScalarField> columns, IndexPredicateReader predicates, Findings findings) {
        this.model = model;
        this.columns = columns;
        this.predicates = predicates;
        this.findings = findings;
        this.values = new Values(findings);
    }

    Key id(Attribute attribute) {
        KeyArguments arguments = new KeyArguments("@@id", attribute, findings);
        List<Written> fields = fields(arguments, attribute, "id");
        Optional<String> mappedName = arguments.mappedName();
        Optional<String> clientName = arguments.clientName();
        arguments.refuseClustered();
        arguments.refuseSort(fields.stream().anyMatch(field -> field.sort().isPresent()));
        arguments.arguments().finish();
        requireRequired(fields, attribute);
        return key(
                KeyKind.ID,
                attribute,
                clientName,
                index(true, fields, mappedName, IndexAlgorithm.BTREE, Optional.empty()));
    }

    Key unique(Attribute attribute) {
        KeyArguments arguments = new KeyArguments("@@unique", attribute, findings);
        List<Written> fields = fields(arguments, attribute, "unique index");
        Optional<String> clientName = arguments.clientName();
        Optional<String> mappedName = arguments.mappedName();
        arguments.refuseClustered();
        Optional<String> predicate = predicate(arguments);
        arguments.arguments().finish();
        if (fields.stream().anyMatch(Written::hasOperatorClass)) {
            findings.error(
                    "Operator classes can only be defined to fields in an @@index attribute.", attribute.place());
        }
        Index index = index(true, fields, mappedName, IndexAlgorithm.BTREE, predicate);
        return key(KeyKind.UNIQUE, attribute, clientName, index);
    }

    Key index(Attribute attribute) {
        KeyArguments arguments = new KeyArguments("@@index", attribute, findings);
        List<Written> fields = fields(arguments, attribute, "index");
        Optional<String> mappedName = nameOfIndex(arguments, attribute);
        IndexAlgorithm algorithm =
                arguments.arguments().optional("type").flatMap(this::algorithm).orElse(IndexAlgorithm.BTREE);
        arguments.refuseClustered();
        Optional<String> predicate = predicate(arguments);
        arguments.arguments().finish();
        new IndexTypeChecks(algorithm, attribute, findings).check(fields, columns);
        return key(KeyKind.INDEX, attribute, Optional.empty(), index(false, fields, mappedName, algorithm, predicate));
    }

    void refuseFulltext(Attribute attribute) {
        findings.error(
                "Defining fulltext indexes is not supported on PostgreSQL. Use @@index with type: Gin, or a "
                        + "hand-written migration.",
                attribute.place());
    }

    private List<Written> fields(KeyArguments arguments, Attribute attribute, String what) {
        Optional<Expression> list = arguments.arguments().required("fields");
        List<Written> fields = list.map(new IndexedFieldReader(findings)::read).orElse(List.of());
        arguments.refuseLength(fields.stream().anyMatch(Written::hasLength));
        List<String> names = fields.stream().map(Written::field).toList();
        if (list.filter(given -> values.elements(given).isEmpty()).isPresent()) {
            findings.error(
                    "The list of fields in `@@" + attribute.name()
                            + "` cannot be empty. Please specify at least one field.",
                    attribute.place());
        }
        FieldReferences.repeated(names)
                .ifPresent(name -> findings.error(
                        "The " + what + " definition refers to the field " + name + " multiple times.",
                        attribute.place()));
        FieldReferences references = FieldReferences.of(model, names);
        refuseUnknown(references, attribute, what);
        refuseLinks(references, attribute, what);
        return fields;
    }

    private void refuseUnknown(FieldReferences references, Attribute attribute, String what) {
        if (!references.unknown().isEmpty()) {
            findings.error(
                    "The " + what + " definition refers to the unknown fields: "
                            + String.join(", ", references.unknown()) + ".",
                    attribute.place());
        }
    }

    private void refuseLinks(FieldReferences references, Attribute attribute, String what) {
        if (references.links().isEmpty()) {
            return;
        }
        List<String> behind = references.fieldsBehindLinks();
        String hint = behind.isEmpty()
                ? ""
                : " Did you mean `@@" + attribute.name() + "([" + String.join(", ", behind) + "])`?";
        findings.error(
                "The " + what + " definition refers to the relation fields " + references.linkNames()
                        + ". It must reference only scalar fields." + hint,
                attribute.place());
    }

    private void requireRequired(List<Written> fields, Attribute attribute) {
        String optional = fields.stream()
                .map(Written::field)
                .filter(columns::containsKey)
                .filter(name -> columns.get(name).arity() != Arity.REQUIRED)
                .collect(Collectors.joining(", "));
        if (!optional.isEmpty()) {
            findings.error(
                    "The id definition refers to the optional fields " + optional
                            + ". ID definitions must reference only required fields.",
                    attribute.place());
        }
    }

    private Optional<String> nameOfIndex(KeyArguments arguments, Attribute attribute) {
        Optional<String> name = arguments.arguments().optional("name").flatMap(value -> values.name("name", value));
        Optional<String> mappedName = arguments.mappedName();
        if (name.isPresent() && mappedName.isPresent()) {
            findings.error(
                    "The `@@index` attribute accepts the `name` argument as an alias for the `map` argument for legacy "
                            + "reasons. It does not accept both though. Please use the `map` argument to specify the "
                            + "database name of the index.",
                    attribute.place());
        }
        return mappedName.or(() -> name);
    }

    private Optional<IndexAlgorithm> algorithm(Expression value) {
        Optional<String> word = values.word(value);
        Optional<IndexAlgorithm> known = word.map(ALGORITHMS::get);
        if (word.isPresent() && known.isEmpty()) {
            findings.error(
                    "Unknown index type: " + word.get() + ". Expected BTree, Hash, Gin, Gist, SpGist or Brin.",
                    value.place());
        }
        return known;
    }

    private Optional<String> predicate(KeyArguments arguments) {
        return arguments.arguments().optional("where").flatMap(where -> predicates.read(where, columns));
    }

    private static Index index(
            boolean unique,
            List<Written> fields,
            Optional<String> mappedName,
            IndexAlgorithm algorithm,
            Optional<String> predicate) {
        return new Index(
                unique, fields.stream().map(Written::toIndexedField).toList(), mappedName, algorithm, predicate);
    }

    private static Key key(KeyKind kind, Attribute attribute, Optional<String> clientName, Index index) {
        return new Key(kind, index, clientName, "@@" + attribute.name(), attribute);
    }
}
