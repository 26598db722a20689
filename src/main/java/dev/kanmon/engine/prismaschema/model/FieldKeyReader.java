package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.Model.Index;
import dev.kanmon.engine.prismaschema.model.Model.IndexAlgorithm;
import dev.kanmon.engine.prismaschema.model.Model.IndexedField;
import dev.kanmon.engine.prismaschema.model.Model.SortOrder;
import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.model.ModelDraft.KeyKind;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code @id} and {@code @unique}. */
final class FieldKeyReader {

    private final Findings findings;
    private final IndexedFieldReader fields;
    private final IndexPredicateReader predicates;

    FieldKeyReader(IndexPredicateReader predicates, Findings findings) {
        this.findings = findings;
        this.fields = new IndexedFieldReader(findings);
        this.predicates = predicates;
    }

    Key id(Attribute attribute, Declaration.Field field) {
        KeyArguments arguments = new KeyArguments("@id", attribute, findings);
        Optional<String> mappedName = arguments.mappedName();
        arguments.refuseLength(arguments.arguments().misplaced("length").isPresent());
        arguments.refuseSort(arguments.arguments().misplaced("sort").isPresent());
        arguments.refuseClustered();
        arguments.arguments().finish();
        if (field.arity() != Arity.REQUIRED) {
            findings.error("Fields that are marked as id must be required.", attribute.place());
        }
        return key(KeyKind.ID, attribute, index(field, mappedName, Optional.empty(), Optional.empty()));
    }

    Key unique(Attribute attribute, ScalarField column, Declaration.Field field) {
        KeyArguments arguments = new KeyArguments("@unique", attribute, findings);
        Optional<String> mappedName = arguments.mappedName();
        arguments.refuseLength(arguments.arguments().misplaced("length").isPresent());
        Optional<SortOrder> sort = arguments.arguments().optional("sort").flatMap(fields::sort);
        arguments.refuseClustered();
        Optional<String> predicate = arguments
                .arguments()
                .optional("where")
                .flatMap(where -> predicates.read(where, Map.of(column.name(), column)));
        arguments.arguments().finish();
        return key(KeyKind.UNIQUE, attribute, index(field, mappedName, sort, predicate));
    }

    private static Index index(
            Declaration.Field field,
            Optional<String> mappedName,
            Optional<SortOrder> sort,
            Optional<String> predicate) {
        IndexedField indexed = new IndexedField(field.name().text(), sort, Optional.empty());
        return new Index(true, List.of(indexed), mappedName, IndexAlgorithm.BTREE, predicate);
    }

    private static Key key(KeyKind kind, Attribute attribute, Index index) {
        return new Key(kind, index, Optional.empty(), "@" + attribute.name(), attribute);
    }
}
