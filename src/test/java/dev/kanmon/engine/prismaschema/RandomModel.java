package dev.kanmon.engine.prismaschema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A model of a {@link RandomSchema}: its lines, and what a relation needs to know of its id. */
final class RandomModel {

    private static final int MOST_FIELDS = 7;

    /** Each can have an index. */
    private static final List<String> SIMPLE = List.of(
            "Int",
            "BigInt",
            "String",
            "Boolean",
            "Float",
            "Decimal",
            "DateTime",
            "Bytes",
            "Mood",
            "Size",
            "Int @db.SmallInt",
            "Int @db.Oid",
            "String @db.VarChar(30)",
            "String @db.Char(3)",
            "String @db.Char",
            "String @db.VarChar",
            "String @db.Uuid",
            "String @db.Inet",
            "String @db.Bit(4)",
            "String @db.Bit",
            "String @db.VarBit(9)",
            "Float @db.Real",
            "Decimal @db.Decimal(8, 2)",
            "Decimal @db.Decimal",
            "Decimal @db.Money",
            "DateTime @db.Timestamptz(6)",
            "DateTime @db.Timestamp",
            "DateTime @db.Date",
            "DateTime @db.Time(0)",
            "DateTime @db.Timetz(3)");

    private static final List<String> WITHOUT_INDEX = List.of("Json", "Json @db.Json", "String @db.Xml");

    private static final List<String> WITH_DEFAULT = List.of(
            "Int @default(-3)",
            "BigInt @default(9007199254740993)",
            "BigInt @default(autoincrement())",
            "String @default(\"it's \\\"quoted\\\" \\\\ \\n 日本\")",
            "String @default(\"\")",
            "String @default(cuid())",
            "String @default(\"abc\") @db.Char(5)",
            "String @default(dbgenerated(\"gen_random_uuid()\")) @db.Uuid",
            "Boolean @default(true)",
            "Float @default(1.50)",
            "Float @default(0.0000001)",
            "Decimal @default(12345678901234567890.5)",
            "DateTime @default(now())",
            "DateTime @default(now()) @db.Timestamptz(3)",
            "DateTime @default(\"2021-02-03T04:05:06.7Z\")",
            "DateTime @updatedAt",
            "Json @default(\"{\\\"a\\\": [1, null]}\")",
            "Bytes @default(\"aGVsbG8=\")",
            "Mood @default(BAD)",
            "Size? @default(S)",
            "Mood[] @default([GOOD, BAD])",
            "String[] @default([\"a,b\", \"it's\", \"\"])",
            "Int[] @default([1, -2])",
            "Boolean[] @default([])");

    private final String name;
    private final Random random;
    private final List<IdField> idFields;
    private final List<String> lines = new ArrayList<>();

    RandomModel(int number, Random random) {
        this.name = "M" + number + "x".repeat(random.nextInt(3) == 0 ? 40 : 0);
        this.random = random;
        this.idFields = id();
        int fields = random.nextInt(MOST_FIELDS + 1);
        for (int field = 0; field < fields; field++) {
            addField("f" + field);
        }
        if (random.nextInt(3) == 0) {
            lines.add("@@map(\"" + "täble %d \\\"日本".formatted(number) + "\")");
        }
    }

    /** @param type without what a relation's field must not repeat */
    record IdField(String name, String type) {}

    String name() {
        return name;
    }

    List<IdField> idFields() {
        return idFields;
    }

    boolean hasSimpleId() {
        return idFields.size() == 1;
    }

    void add(String line) {
        lines.add(line);
    }

    String text() {
        return "model " + name + " {\n  " + String.join("\n  ", lines) + "\n}\n";
    }

    private List<IdField> id() {
        switch (random.nextInt(5)) {
            case 0:
                lines.add("id Int @id @default(autoincrement())");
                return List.of(new IdField("id", "Int"));
            case 1:
                lines.add("id BigInt @id(map: \"key of " + name + "\")");
                return List.of(new IdField("id", "BigInt"));
            case 2:
                lines.add("id String @id @default(uuid()) @map(\"the id\")");
                return List.of(new IdField("id", "String"));
            case 3:
                lines.add("id Mood @id");
                return List.of(new IdField("id", "Mood"));
            default:
                lines.addAll(List.of("k Int", "l String", "@@id([l, k])"));
                return List.of(new IdField("l", "String"), new IdField("k", "Int"));
        }
    }

    private void addField(String field) {
        switch (random.nextInt(3)) {
            case 0 -> lines.add(field + " " + any(WITH_DEFAULT));
            case 1 -> lines.add(field + " " + withArity(any(WITHOUT_INDEX)));
            default -> {
                lines.add(field + " " + withArity(any(SIMPLE)) + columnName(field));
                addIndex(field);
            }
        }
    }

    private void addIndex(String field) {
        switch (random.nextInt(6)) {
            case 0 ->
                lines.add(
                        "@@index([" + field + "(sort: Desc), " + idFields.get(0).name() + "])");
            case 1 -> lines.add("@@index([" + field + "])");
            case 2 -> lines.add("@@unique([" + field + "])");
            case 3 -> lines.add("@@unique([" + field + "], map: \"once " + name + " " + field + "\")");
            default -> {}
        }
    }

    private String columnName(String field) {
        return random.nextInt(4) == 0 ? " @map(\"the %s \\\"ü\")".formatted(field) : "";
    }

    /** The type, as one of none, one, or many. */
    private String withArity(String type) {
        String arity = any(List.of("", "", "?", "[]"));
        int space = type.indexOf(' ');
        return space < 0 ? type + arity : type.substring(0, space) + arity + type.substring(space);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
