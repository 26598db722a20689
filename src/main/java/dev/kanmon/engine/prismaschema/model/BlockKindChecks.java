package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Declaration;

/** Blocks that have no table: composite types are refused, views are left alone. */
final class BlockKindChecks {

    private final boolean viewsEnabled;
    private final Findings findings;

    BlockKindChecks(Datasource datasource, Findings findings) {
        this.viewsEnabled = datasource.previewFeatures().contains(PreviewFeatures.VIEWS);
        this.findings = findings;
    }

    void check(Symbols symbols) {
        for (Declaration.Model type : symbols.models(Declaration.Model.Kind.TYPE)) {
            findings.error(
                    "Composite types are not supported on PostgreSQL: make `" + type.name()
                            + "` a model, or use a field of type Json.",
                    type.name().place());
        }
        for (Declaration.Model view : symbols.models(Declaration.Model.Kind.VIEW)) {
            checkView(view);
        }
    }

    private void checkView(Declaration.Model view) {
        if (viewsEnabled) {
            findings.warning(
                    "View `" + view.name() + "` is ignored: neither Prisma nor Kanmon creates or changes views.",
                    view.name().place());
        } else {
            findings.error(
                    "View definitions are only available with the `views` preview feature.",
                    view.name().place());
        }
    }
}
