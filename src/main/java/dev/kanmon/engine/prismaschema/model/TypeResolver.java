package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.ResolvedModel.ResolvedField;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.List;
import java.util.Optional;

/** Finds what the types of fields name. */
final class TypeResolver {

    private final Symbols symbols;
    private final Findings findings;

    TypeResolver(Symbols symbols, Findings findings) {
        this.symbols = symbols;
        this.findings = findings;
    }

    List<ResolvedModel> resolveModels() {
        return symbols.models(Declaration.Model.Kind.MODEL).stream()
                .map(model -> new ResolvedModel(
                        model,
                        model.fields().stream()
                                .map(field -> new ResolvedField(field, meaning(field)))
                                .toList()))
                .toList();
    }

    private FieldMeaning meaning(Declaration.Field field) {
        if (field.type() instanceof Declaration.Type.Unsupported unsupported) {
            return new FieldMeaning.Column(new FieldType.Unsupported(unsupported.sql()));
        }
        Declaration.Type.Named type = (Declaration.Type.Named) field.type();
        return Scalars.kind(type.name())
                .<FieldMeaning>map(kind -> new FieldMeaning.Column(new FieldType.Scalar(kind, Optional.empty())))
                .or(() -> symbols.named(type.name()).map(this::meaning))
                .orElseGet(() -> unknown(type));
    }

    private FieldMeaning meaning(Declaration named) {
        if (named instanceof Declaration.Enumeration) {
            return new FieldMeaning.Column(new FieldType.Enumerated(named.name().text()));
        }
        boolean isModel = named instanceof Declaration.Model model && model.kind() == Declaration.Model.Kind.MODEL;
        return isModel ? new FieldMeaning.Link(named.name().text()) : new FieldMeaning.Unread();
    }

    private FieldMeaning unknown(Declaration.Type.Named type) {
        String hint = Scalars.inOtherCase(type.name())
                .or(() -> symbols.inOtherCase(type.name()))
                .map(other -> " Did you mean \"" + other + "\"?")
                .orElse("");
        findings.error(
                "Type \"" + type.name() + "\" is neither a built-in type, nor refers to another model, composite "
                        + "type, or enum." + hint,
                type.place());
        return new FieldMeaning.Unread();
    }
}
