package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.SchemaProblems;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks what a tree says and makes a data model of it. */
public final class ModelReader {

    private ModelReader() {}

    /**
     * A data model, and what is remarkable about the schema.
     *
     * @param model of a schema without errors
     * @param problems warnings only
     */
    public record Result(DataModel model, SchemaProblems problems) {}

    /**
     * Reads files from their text to the model.
     *
     * @throws dev.kanmon.engine.ProblemException K5001 with all errors of the schema, each with its place
     */
    public static Result read(List<SchemaFile> files) {
        SchemaParser.Result parsed = SchemaParser.parse(files);
        parsed.problems().requireNoErrors();
        Result checked = check(parsed.tree());
        List<SchemaProblem> problems = new ArrayList<>(parsed.problems().all());
        problems.addAll(checked.problems().all());
        return new Result(checked.model(), new SchemaProblems(problems));
    }

    /** The same of a tree that was read without errors. */
    public static Result check(SyntaxTree tree) {
        Findings findings = new Findings();
        Optional<DataModel> model = read(tree, findings);
        SchemaProblems problems = findings.inOrderOf(tree.files());
        problems.requireNoErrors();
        return new Result(model.orElseThrow(), problems);
    }

    /** Empty where something is wrong with it, and the findings say what. */
    private static Optional<DataModel> read(SyntaxTree tree, Findings findings) {
        Optional<Datasource> datasource = new DatasourceReader(findings).read(tree);
        if (datasource.isEmpty()) {
            return Optional.empty();
        }
        new NameChecks(findings).check(tree);
        Symbols symbols = new Symbols(tree);
        new BlockKindChecks(datasource.get(), findings).check(symbols);
        List<ResolvedModel> resolved = new TypeResolver(symbols, findings).resolveModels();
        ModelDraftReader reader = new ModelDraftReader(resolved, symbols, datasource.get(), findings);
        List<ModelDraft> drafts = resolved.stream().map(reader::read).toList();
        EnumReader enums = new EnumReader(datasource.get(), findings);
        List<EnumType> enumTypes =
                symbols.enumerations().stream().map(enums::read).toList();
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        List<RelationPair> pairs = new RelationPairing(drafts).pairs();
        new CrossChecks(drafts, datasource.get(), findings).check(enumTypes, pairs);
        return findings.hasErrors()
                ? Optional.empty()
                : Optional.of(build(datasource.get(), drafts, enumTypes, pairs, symbols));
    }

    private static DataModel build(
            Datasource datasource,
            List<ModelDraft> drafts,
            List<EnumType> enums,
            List<RelationPair> pairs,
            Symbols symbols) {
        Map<String, ModelDraft> byName =
                drafts.stream().collect(Collectors.toMap(ModelDraft::name, Function.identity()));
        RelationBuilder relations = new RelationBuilder(byName);
        return new DataModel(
                datasource,
                drafts.stream().map(ModelDraft::model).toList(),
                enums,
                pairs.stream().map(relations::build).toList(),
                symbols.models(Declaration.Model.Kind.VIEW).stream()
                        .map(view -> view.name().text())
                        .toList());
    }
}
