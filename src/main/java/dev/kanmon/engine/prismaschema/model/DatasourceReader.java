package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.model.Datasource.RelationMode;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Configuration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Setting;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code datasource} block and the generators' preview features. */
final class DatasourceReader {

    private static final Set<String> PROVIDERS = Set.of("postgresql", "postgres");

    /** Prisma 7 has them in prisma.config.ts, Kanmon takes its connection from elsewhere; older schemas still have them. */
    private static final Set<String> CONNECTIONS = Set.of("url", "directUrl", "shadowDatabaseUrl");

    private static final String EXPECTED = "provider, schemas, extensions, relationMode";

    private final Findings findings;
    private final Values values;

    DatasourceReader(Findings findings) {
        this.findings = findings;
        this.values = new Values(findings);
    }

    /** Empty where the schema is not one for PostgreSQL, which is a finding. */
    Optional<Datasource> read(SyntaxTree tree) {
        List<Configuration> generators = blocks(tree, Configuration.Kind.GENERATOR);
        generators.forEach(this::requireProviderOfGenerator);
        List<String> features = new PreviewFeatures(findings).read(generators);
        List<Configuration> datasources = blocks(tree, Configuration.Kind.DATASOURCE);
        if (datasources.isEmpty()) {
            findings.error(
                    "The schema has no datasource. Expected: datasource db { provider = \"postgresql\" }",
                    beginning(tree.files()));
            return Optional.empty();
        }
        datasources.stream()
                .skip(1)
                .forEach(extra -> findings.error(
                        "You defined more than one datasource. The first is \""
                                + datasources.get(0).name() + "\".",
                        extra.name().place()));
        return read(datasources.get(0), features);
    }

    private Optional<Datasource> read(Configuration block, List<String> features) {
        Map<String, Setting> settings = settings(block);
        if (!isForPostgresql(block, settings.remove("provider"))) {
            return Optional.empty();
        }
        CONNECTIONS.forEach(settings::remove);
        Datasource datasource = new Datasource(
                block.name().text(),
                value(settings.remove("schemas")).map(this::schemas).orElse(List.of()),
                new ExtensionsReader(findings).read(Optional.ofNullable(settings.remove("extensions")), features),
                relationMode(settings),
                features);
        settings.values().forEach(this::refuse);
        return Optional.of(datasource);
    }

    private Map<String, Setting> settings(Configuration block) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Setting setting : block.settings()) {
            if (setting.value().isEmpty()) {
                findings.error(
                        "Property " + setting.name() + " in datasource " + block.name()
                                + " needs to be assigned a value.",
                        setting.name().place());
            }
            if (settings.putIfAbsent(setting.name().text(), setting) != null) {
                findings.error(
                        "Key \"" + setting.name() + "\" is already defined in datasource \"" + block.name() + "\".",
                        setting.name().place());
            }
        }
        return settings;
    }

    private boolean isForPostgresql(Configuration block, Setting provider) {
        if (provider == null) {
            findings.error(
                    "Argument \"provider\" is missing in data source block \"" + block.name()
                            + "\". Expected: provider = \"postgresql\"",
                    block.name().place());
            return false;
        }
        Optional<String> name = value(provider).flatMap(values::text);
        boolean known = name.filter(PROVIDERS::contains).isPresent();
        if (name.isPresent() && !known) {
            findings.error(
                    "Datasource provider \"" + name.get()
                            + "\" is not supported: Kanmon is for PostgreSQL. Expected \"postgresql\" or \"postgres\".",
                    provider.value().orElseThrow().place());
        }
        return known;
    }

    private List<String> schemas(Expression list) {
        List<Expression> elements = values.elements(list);
        if (elements.isEmpty()) {
            findings.error("If provided, the schemas array can not be empty.", list.place());
        }
        List<String> names = elements.stream()
                .flatMap(element -> values.text(element).stream())
                .toList();
        if (Set.copyOf(names).size() < names.size()) {
            findings.error("Duplicated schema names are not allowed.", list.place());
        }
        return names.stream().sorted().toList();
    }

    private RelationMode relationMode(Map<String, Setting> settings) {
        Optional<Expression> current = value(settings.remove("relationMode"));
        Optional<Expression> former = value(settings.remove("referentialIntegrity"));
        former.ifPresent(value -> warnOfFormerName(value, current.isPresent()));
        Optional<Expression> mode = current.or(() -> former);
        Optional<String> name = mode.flatMap(values::text);
        if (name.isEmpty() || name.get().equals("foreignKeys")) {
            return RelationMode.FOREIGN_KEYS;
        }
        if (!name.get().equals("prisma")) {
            findings.error(
                    "Invalid relation mode setting: \"" + name.get()
                            + "\". Supported values: \"prisma\", \"foreignKeys\".",
                    mode.get().place());
        }
        return RelationMode.PRISMA;
    }

    private void warnOfFormerName(Expression value, boolean both) {
        if (both) {
            findings.error(
                    "The `referentialIntegrity` and `relationMode` attributes cannot be used together. Please use "
                            + "only `relationMode` instead.",
                    value.place());
        } else {
            findings.warning("`referentialIntegrity` is the former name of `relationMode`.", value.place());
        }
    }

    private void refuse(Setting setting) {
        findings.error(
                setting.name().text().equals("previewFeatures")
                        ? "Preview features are only supported in the generator block. Please move this field to the "
                                + "generator block."
                        : "Property not known: \"" + setting.name() + "\". A datasource can have " + EXPECTED + ".",
                setting.name().place());
    }

    private void requireProviderOfGenerator(Configuration generator) {
        if (generator.settings().stream()
                .noneMatch(setting -> setting.name().text().equals("provider"))) {
            findings.error(
                    "Argument \"provider\" is missing in generator block \"" + generator.name() + "\".",
                    generator.name().place());
        }
    }

    private static Optional<Expression> value(Setting setting) {
        return Optional.ofNullable(setting).flatMap(Setting::value);
    }

    private static List<Configuration> blocks(SyntaxTree tree, Configuration.Kind kind) {
        return tree.declarations().stream()
                .filter(Configuration.class::isInstance)
                .map(Configuration.class::cast)
                .filter(block -> block.kind() == kind)
                .toList();
    }

    private static Place beginning(List<SchemaFile> files) {
        return new Place(files.isEmpty() ? "schema.prisma" : files.get(0).name(), 0, 0, 1, 1);
    }
}
