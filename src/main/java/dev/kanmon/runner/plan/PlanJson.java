package dev.kanmon.runner.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.plan.BlockingEstimate;
import dev.kanmon.engine.plan.JudgedFinding;
import dev.kanmon.engine.plan.Plan;
import dev.kanmon.engine.plan.PlannedMigration;
import dev.kanmon.engine.plan.facts.TableFacts;
import dev.kanmon.engine.plan.facts.TargetFacts;
import dev.kanmon.engine.plan.rehearsal.ObservedLock;
import dev.kanmon.engine.plan.rehearsal.Rehearsal;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.plan.rehearsal.RehearsedStatement;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.runner.output.Json;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A plan for machines. */
final class PlanJson {

    /** The version of the document's shape. */
    private static final int VERSION = 1;

    private final Plan plan;
    private final int limit;

    /** @param limit how many findings, estimates and rehearsed statements are written at the most, of each */
    PlanJson(Plan plan, int limit) {
        this.plan = plan;
        this.limit = limit;
    }

    String write() {
        return Json.write(this::document);
    }

    private void document(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("hash", plan.hash());
        json.writeStringField("risk", plan.risk().name());
        json.writeStringField("rehearsal", plan.rehearsalOutcome().name());
        json.writeArrayFieldStart("migrations");
        for (PlannedMigration migration : plan.migrations()) {
            json.writeStartObject();
            json.writeStringField("name", migration.name());
            json.writeStringField("checksum", migration.checksum());
            json.writeEndObject();
        }
        json.writeEndArray();
        ClassJson.write(json, plan.selection(), limit);
        names(json, "baseline", plan.schema().baseline());
        names(json, "alreadyApplied", plan.schema().alreadyApplied());
        drift(json);
        json.writeArrayFieldStart("findings");
        for (JudgedFinding finding : plan.findings().stream().limit(limit).toList()) {
            finding(json, finding);
        }
        json.writeEndArray();
        json.writeNumberField("findingsLeftOut", Math.max(0, plan.findings().size() - limit));
        json.writeArrayFieldStart("blocking");
        for (BlockingEstimate estimate : plan.estimates().stream().limit(limit).toList()) {
            estimate(json, estimate);
        }
        json.writeEndArray();
        if (plan.rows().isPresent()) {
            RowCopyJson.write(json, plan.rows().get(), limit);
        }
        target(json, plan.facts());
        rehearsed(json);
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private void drift(JsonGenerator json) throws IOException {
        DriftResult drift = plan.schema().drift();
        json.writeObjectFieldStart("drift");
        json.writeStringField("state", state(drift).name());
        if (drift instanceof DriftResult.NotChecked not) {
            json.writeStringField("reason", not.problem().message());
        }
        json.writeArrayFieldStart("differences");
        if (drift instanceof DriftResult.Drifted drifted) {
            for (ObjectChange change :
                    drifted.difference().changes().stream().limit(limit).toList()) {
                difference(json, change);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static DriftState state(DriftResult drift) {
        if (drift instanceof DriftResult.Drifted) {
            return DriftState.Drifted;
        }
        return drift instanceof DriftResult.NotChecked ? DriftState.NotChecked : DriftState.InSync;
    }

    private static void difference(JsonGenerator json, ObjectChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("object", change.object().toString());
        json.writeStringField("kind", change.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("history", change.from());
        json.writeStringField("target", change.to());
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, JudgedFinding judged) throws IOException {
        Finding finding = judged.finding();
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", judged.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("severityOfRule", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("because", judged.because());
        json.writeStringField("migration", finding.place().migration());
        json.writeNumberField("line", finding.place().line());
        json.writeNumberField("column", finding.place().column());
        json.writeStringField("object", finding.object());
        json.writeStringField("message", finding.message());
        if (finding.saferWay().isPresent()) {
            json.writeStringField("saferWay", finding.saferWay().get());
        }
        json.writeEndObject();
    }

    private static void estimate(JsonGenerator json, BlockingEstimate estimate) throws IOException {
        json.writeStartObject();
        json.writeStringField("migration", estimate.place().migration());
        json.writeNumberField("line", estimate.place().line());
        json.writeStringField("statement", estimate.statement());
        json.writeStringField("relation", estimate.relation());
        json.writeStringField("lock", estimate.mode().sqlName());
        json.writeStringField("blocks", estimate.blocks());
        if (estimate.duration().isPresent()) {
            json.writeNumberField("millis", estimate.duration().get().toMillis());
        }
        json.writeStringField("basis", estimate.basis());
        json.writeEndObject();
    }

    private static void target(JsonGenerator json, TargetFacts facts) throws IOException {
        json.writeObjectFieldStart("target");
        json.writeStringField("database", facts.identity().database());
        json.writeStringField("schema", facts.identity().schema());
        json.writeStringField("identity", facts.identity().text());
        json.writeNumberField("serverVersion", facts.serverVersion());
        json.writeStringField("role", facts.role().name());
        json.writeArrayFieldStart("tables");
        for (TableFacts table : facts.tables()) {
            table(json, table);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void table(JsonGenerator json, TableFacts table) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", table.fullName());
        if (table.rows().asOptional().isPresent()) {
            json.writeNumberField("rows", table.rows().asOptional().get().rows());
        }
        if (table.size().asOptional().isPresent()) {
            json.writeNumberField("bytes", table.size().asOptional().get().total());
        }
        if (table.writesPerSecond().asOptional().isPresent()) {
            json.writeNumberField(
                    "writesPerSecond", table.writesPerSecond().asOptional().get());
        }
        json.writeEndObject();
    }

    private void rehearsed(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rehearsed");
        if (plan.rehearsal() instanceof Rehearsal.Rehearsed rehearsed) {
            int left = limit;
            for (RehearsedMigration migration : rehearsed.migrations()) {
                for (RehearsedStatement statement : migration.statements()) {
                    if (left-- > 0) {
                        statement(json, statement);
                    }
                }
            }
        }
        json.writeEndArray();
    }

    private static void statement(JsonGenerator json, RehearsedStatement statement) throws IOException {
        json.writeStartObject();
        json.writeStringField("migration", statement.migration());
        json.writeNumberField("line", statement.line());
        json.writeNumberField("micros", statement.duration().toNanos() / 1000);
        json.writeStringField("outcome", outcome(statement.outcome()));
        json.writeArrayFieldStart("locks");
        for (ObservedLock lock : statement.observation().locks()) {
            json.writeString(lock.mode().sqlName() + " on " + lock.relation());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rewritten");
        for (Object relation : statement.observation().rewritten().stream()
                .sorted(Comparator.comparing(Object::toString))
                .toList()) {
            json.writeString(relation.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String outcome(StatementOutcome outcome) {
        if (outcome instanceof StatementOutcome.Failed failed) {
            return "failed: " + failed.error().message();
        }
        return outcome instanceof StatementOutcome.NotRehearsable not ? "not rehearsed: " + not.reason() : "succeeded";
    }
}
