package dev.kanmon.engine.prismaschema.model;

import java.util.List;

/** Everything that only shows when models, enums and relations are seen together. */
final class CrossChecks {

    private final List<ModelDraft> models;
    private final List<EnumType> enums;
    private final List<RelationPair> pairs;
    private final Datasource datasource;
    private final Findings findings;

    CrossChecks(
            List<ModelDraft> models,
            List<EnumType> enums,
            List<RelationPair> pairs,
            Datasource datasource,
            Findings findings) {
        this.models = models;
        this.enums = enums;
        this.pairs = pairs;
        this.datasource = datasource;
        this.findings = findings;
    }

    void check() {}
}
