package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Unsupported("…")} is for types that Prisma has no name for. */
final class UnsupportedTypeCheck {

    private static final Pattern TYPE = Pattern.compile("([^(]+)(\\(.*\\))?.*");

    private final String datasource;
    private final Findings findings;

    UnsupportedTypeCheck(String datasource, Findings findings) {
        this.datasource = datasource;
        this.findings = findings;
    }

    void check(Declaration.Field field) {
        if (!(field.type() instanceof Declaration.Type.Unsupported unsupported)) {
            return;
        }
        Matcher type = TYPE.matcher(unsupported.sql());
        if (!type.matches()) {
            return;
        }
        Optional<NativeTypeRule> known = NativeTypeRule.named(type.group(1).strip());
        known.ifPresent(rule -> findings.error(
                "The type `Unsupported(\"" + unsupported.sql() + "\")` of the field `" + field.name()
                        + "` is supported as a native type. Please use the native type notation `"
                        + Scalars.name(rule.scalar) + " @" + datasource + "." + rule.prismaName
                        + Optional.ofNullable(type.group(2)).orElse("") + "`.",
                field.place()));
    }
}
