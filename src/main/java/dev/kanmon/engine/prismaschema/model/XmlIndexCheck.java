package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.NativeType;
import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.model.ModelDraft.KeyKind;
import java.util.List;

/** PostgreSQL compares no XML, so it indexes none. */
final class XmlIndexCheck {

    private final Findings findings;

    XmlIndexCheck(Findings findings) {
        this.findings = findings;
    }

    void check(ModelDraft model) {
        List<Key> indexes =
                model.keys().stream().filter(key -> key.kind() != KeyKind.ID).toList();
        for (Key index : indexes) {
            index.fieldNames().stream()
                    .flatMap(name -> model.model().field(name).stream())
                    .filter(XmlIndexCheck::isXml)
                    .forEach(field -> findings.error(
                            "You cannot define " + (index.isUnique() ? "a unique constraint" : "an index")
                                    + " on fields with native type `Xml` of PostgreSQL.",
                            field.place()));
        }
    }

    private static boolean isXml(ScalarField field) {
        return field.type() instanceof FieldType.Scalar scalar
                && scalar.nativeType()
                        .map(NativeType::name)
                        .filter(NativeTypeRule.XML.prismaName::equals)
                        .isPresent();
    }
}
