package dev.kanmon.engine.prismaschema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Valid schema files at random: enums, models with fields of every type, keys and indexes, relations of every kind. */
final class RandomSchema {

    private static final String HEADER = "datasource db {\n  provider = \"postgresql\"\n}\n";
    private static final int MOST_MODELS = 5;
    private static final int MOST_RELATIONS = 6;

    private final Random random;
    private final List<RandomModel> models;

    private RandomSchema(Random random) {
        this.random = random;
        this.models = IntStream.rangeClosed(0, random.nextInt(MOST_MODELS))
                .mapToObj(number -> new RandomModel(number, random))
                .toList();
    }

    static Arbitrary<String> texts() {
        return Arbitraries.randoms().map(random -> new RandomSchema(random).text());
    }

    private String text() {
        int relations = random.nextInt(MOST_RELATIONS + 1);
        IntStream.range(0, relations).forEach(this::relate);
        return HEADER + enums() + models.stream().map(RandomModel::text).collect(Collectors.joining());
    }

    private String enums() {
        return "enum Mood {\n  GOOD\n  BAD @map(\"it's bad\")\n  UGLY\n}\n"
                + "enum Size {\n  S @map(\"small\")\n  L\n  @@map(\"größe\")\n}\n";
    }

    private void relate(int number) {
        RandomModel one = any(models);
        RandomModel other = any(models);
        if (random.nextInt(3) == 0 && one.hasSimpleId() && other.hasSimpleId()) {
            manyToMany(number, one, other);
        } else {
            byFields(number, one, other);
        }
    }

    private void manyToMany(int number, RandomModel one, RandomModel other) {
        String relation = "@relation(\"m" + number + "\")";
        one.add("m%da %s[] %s".formatted(number, other.name(), relation));
        other.add("m%db %s[] %s".formatted(number, one.name(), relation));
    }

    private void byFields(int number, RandomModel referencing, RandomModel referenced) {
        boolean required = random.nextBoolean() && referencing != referenced;
        boolean onlyOne = random.nextInt(4) == 0;
        List<String> fields = new ArrayList<>();
        for (RandomModel.IdField id : referenced.idFields()) {
            String field = "r" + number + id.name();
            referencing.add(field + " " + id.type() + (required ? "" : "?"));
            fields.add(field);
        }
        String names = String.join(", ", fields);
        if (onlyOne) {
            referencing.add("@@unique([" + names + "])");
        }
        referencing.add("r%d %s%s @relation(\"r%d\", fields: [%s], references: [%s]%s)"
                .formatted(
                        number,
                        referenced.name(),
                        required ? "" : "?",
                        number,
                        names,
                        referenced.idFields().stream()
                                .map(RandomModel.IdField::name)
                                .collect(Collectors.joining(", ")),
                        actions(required)));
        referenced.add(
                "b%d %s%s @relation(\"r%d\")".formatted(number, referencing.name(), onlyOne ? "?" : "[]", number));
    }

    private String actions(boolean required) {
        List<String> actions = required
                ? List.of("", ", onDelete: Cascade", ", onDelete: NoAction, onUpdate: Restrict")
                : List.of("", ", onDelete: SetNull", ", onDelete: Cascade, onUpdate: NoAction");
        return any(actions);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
