package dev.kanmon.engine.prismaschema.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that only shows when models, enums and relations are seen together. */
final class CrossChecks {

    private final List<ModelDraft> models;
    private final Findings findings;
    private final RelationChecks relations;
    private final OneToOneChecks oneToOne;
    private final OneToManyChecks oneToMany;
    private final ManyToManyChecks manyToMany;

    CrossChecks(List<ModelDraft> models, Datasource datasource, Findings findings) {
        Map<String, ModelDraft> byName =
                models.stream().collect(Collectors.toMap(ModelDraft::name, Function.identity()));
        this.models = models;
        this.findings = findings;
        this.relations = new RelationChecks(byName, datasource.relationMode(), findings);
        this.oneToOne = new OneToOneChecks(byName, findings);
        this.oneToMany = new OneToManyChecks(findings);
        this.manyToMany = new ManyToManyChecks(byName, findings);
    }

    void check(List<EnumType> enums, List<RelationPair> pairs) {
        boolean tablesAreClear = new DatabaseNameChecks(findings).check(models, enums);
        for (ModelDraft model : models) {
            new UniqueCriteriaChecks(findings).check(model);
            new ClientNameChecks(findings).check(model);
            new XmlIndexCheck(findings).check(model);
            model.relationFields().forEach(relations::checkField);
        }
        boolean relationsAreClear = new RelationNameChecks(findings).check(models);
        if (relationsAreClear) {
            pairs.forEach(this::checkPair);
        }
        if (relationsAreClear && tablesAreClear) {
            new ConstraintNameChecks(findings).check(models, pairs);
        }
    }

    private void checkPair(RelationPair pair) {
        RelationFields.forwardOf(pair).ifPresent(relations::checkForward);
        if (pair instanceof RelationPair.OneToOne one) {
            oneToOne.check(one);
        } else if (pair instanceof RelationPair.OneToMany many) {
            oneToMany.check(many);
        } else if (pair instanceof RelationPair.ManyToMany many) {
            manyToMany.check(many);
        }
    }
}
