package dev.kanmon.engine.prismaschema.model;

/**
 * What holds between the two sides of a one-to-many relation.
 *
 * <p>Source: psl-core/src/validate/validation_pipeline/validations/relations/one_to_many.rs.
 */
final class OneToManyChecks {

    private final Findings findings;

    OneToManyChecks(Findings findings) {
        this.findings = findings;
    }

    void check(RelationPair.OneToMany pair) {
        if (pair.forward().isEmpty() || pair.back().isEmpty()) {
            RelationField lonely = pair.forward().or(pair::back).orElseThrow();
            findings.error(MissingSide.message(lonely), lonely.place());
            return;
        }
        requireFields(pair.forward().get());
        refuseFields(pair.forward().get(), pair.back().get());
    }

    private void requireFields(RelationField forward) {
        String field = "The relation field " + forward.words();
        if (forward.fieldNames().isEmpty()) {
            findings.error(field + " must specify the `fields` argument in the @relation attribute.", forward.place());
        }
        if (forward.referenceNames().isEmpty()) {
            findings.error(
                    field + " must specify the `references` argument in the @relation attribute.", forward.place());
        }
    }

    private void refuseFields(RelationField forward, RelationField back) {
        String only = "argument in the @relation attribute. You must only specify it on the opposite field `"
                + forward.name() + "` on model `" + forward.model() + "`";
        if (!back.fieldNames().isEmpty() || !back.referenceNames().isEmpty()) {
            findings.error(
                    "The relation field " + back.words() + " must not specify the `fields` or `references` " + only
                            + ".",
                    back.place());
        }
        if (back.hasActions()) {
            findings.error(
                    "The relation field " + back.words() + " must not specify the `onDelete` or `onUpdate` " + only
                            + ", or in case of a many to many relation, in an explicit join table.",
                    back.place());
        }
    }
}
