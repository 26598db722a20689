package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The preview features that the generators ask for. */
final class PreviewFeatures {

    static final String VIEWS = "views";
    static final String PARTIAL_INDEXES = "partialIndexes";
    static final String POSTGRESQL_EXTENSIONS = "postgresqlExtensions";

    /** What Prisma 7.10 offers for PostgreSQL: its own answer to an unknown feature. */
    private static final List<String> ACTIVE = List.of(
            "fullTextSearchPostgres",
            "nativeDistinct",
            PARTIAL_INDEXES,
            POSTGRESQL_EXTENSIONS,
            "relationJoins",
            "schemaEngineDriverAdapters",
            "shardKeys",
            "strictUndefinedChecks",
            "typedSql",
            VIEWS);

    /** Known and without effect: psl/psl-core/src/common/preview_features.rs, in lower case. */
    private static final Set<String> RETIRED = Set.of(
            "aggregateapi",
            "atomicnumberoperations",
            "clientextensions",
            "cockroachdb",
            "connectorcreate",
            "createmany",
            "dataproxy",
            "deno",
            "distinct",
            "driveradapters",
            "esm",
            "extendedindexes",
            "extendedwhereunique",
            "fieldreference",
            "filteredrelationcount",
            "filterjson",
            "fulltextindex",
            "fulltextsearch",
            "groupby",
            "improvedqueryraw",
            "interactivetransactions",
            "jsonprotocol",
            "metrics",
            "microsoftsqlserver",
            "middlewares",
            "mongodb",
            "multischema",
            "namedconstraints",
            "napi",
            "nativetypes",
            "omitapi",
            "orderbyaggregategroup",
            "orderbynulls",
            "orderbyrelation",
            "prismaschemafolder",
            "querycompiler",
            "reactnative",
            "referentialactions",
            "referentialintegrity",
            "selectrelationcount",
            "tracing",
            "transactionapi",
            "uncheckedscalarinputs");

    private final Values values;
    private final Findings findings;

    PreviewFeatures(Findings findings) {
        this.values = new Values(findings);
        this.findings = findings;
    }

    /** Those in use, as Prisma spells them; unknown ones are findings, retired ones too. */
    List<String> read(List<Declaration.Configuration> generators) {
        List<String> features = new ArrayList<>();
        for (Declaration.Configuration generator : generators) {
            for (Declaration.Setting setting : generator.settings()) {
                if (setting.name().text().equals("previewFeatures")) {
                    setting.value().ifPresent(value -> features.addAll(read(value)));
                }
            }
        }
        return features.stream().distinct().toList();
    }

    private List<String> read(Expression list) {
        List<String> features = new ArrayList<>();
        for (Expression element : values.elements(list)) {
            values.text(element).flatMap(name -> known(name, element)).ifPresent(features::add);
        }
        return features;
    }

    private Optional<String> known(String name, Expression element) {
        Optional<String> active = ACTIVE.stream()
                .filter(feature -> feature.equalsIgnoreCase(name))
                .findFirst();
        if (active.isPresent()) {
            return active;
        }
        if (RETIRED.contains(name.toLowerCase(Locale.ROOT))) {
            findings.warning(
                    "Preview feature \"" + name + "\" is retired: it has no effect, and can be removed.",
                    element.place());
        } else {
            findings.error(
                    "The preview feature \"" + name + "\" is not known. Expected one of: " + String.join(", ", ACTIVE),
                    element.place());
        }
        return Optional.empty();
    }
}
