package dev.kanmon.engine.prismaschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.model.RecordedSchemas.Recorded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever becomes of a schema, a person gets a model or places to look at; and files are a matter of taste. */
class ModelReaderPropertiesTest {

    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern ATTRIBUTE = Pattern.compile("@@?[\\w.]+(\\([^()]*\\))?");
    private static final Pattern WITH_PLACE = Pattern.compile("schema\\.prisma:\\d+:\\d+: .+");
    private static final Pattern END_OF_BLOCK = Pattern.compile("(?m)^}\\n");

    @Property(tries = 2000)
    void everySpoiltSchemaIsReadOrRefusedWithPlaces(
            @ForAll("accepted") String schema, @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int changes) {
        String spoilt = schema;
        for (int change = 0; change < changes; change++) {
            spoilt = spoil(spoilt, random);
        }

        assertReadOrRefused(spoilt);
    }

    @Property(tries = 300)
    void aSchemaInSeveralFilesMeansTheSame(@ForAll("accepted") String schema, @ForAll Random random) {
        List<SchemaFile> files = split(schema, random);

        ModelReader.Result whole = ModelReader.read(List.of(new SchemaFile("schema.prisma", schema)));
        ModelReader.Result inParts = ModelReader.read(files);

        assertThat(inParts.model())
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Place.class)
                .isEqualTo(whole.model());
    }

    @Provide
    Arbitrary<String> accepted() {
        return Arbitraries.of(RecordedSchemas.all()
                .filter(Recorded::isAccepted)
                .map(Recorded::schema)
                .filter(ModelReaderPropertiesTest::isAccepted)
                .toList());
    }

    private static boolean isAccepted(String schema) {
        try {
            ModelReader.read(List.of(new SchemaFile("schema.prisma", schema)));
            return true;
        } catch (ProblemException differsOnPurpose) {
            return false;
        }
    }

    private static void assertReadOrRefused(String schema) {
        try {
            ModelReader.read(List.of(new SchemaFile("schema.prisma", schema)));
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_SCHEMA);
            assertThat(refused.problem().message().lines()).isNotEmpty().allSatisfy(line -> assertThat(line)
                    .matches(WITH_PLACE));
        }
    }

    private static String spoil(String schema, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> replaceOne(schema, WORD, random, "zz");
            case 1 -> swapTwo(schema, WORD, random);
            case 2 -> swapTwo(schema, ATTRIBUTE, random);
            default -> dropOrRepeatALine(schema, random);
        };
    }

    private static String replaceOne(String schema, Pattern what, Random random, String replacement) {
        List<MatchResult> found = what.matcher(schema).results().toList();
        if (found.isEmpty()) {
            return schema;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return schema.substring(0, one.start()) + replacement + schema.substring(one.end());
    }

    private static String swapTwo(String schema, Pattern what, Random random) {
        List<MatchResult> found = new ArrayList<>(what.matcher(schema).results().toList());
        if (found.size() < 2) {
            return schema;
        }
        int first = random.nextInt(found.size() - 1);
        int second = first + 1 + random.nextInt(found.size() - 1 - first);
        MatchResult one = found.get(first);
        MatchResult other = found.get(second);
        return schema.substring(0, one.start())
                + other.group()
                + schema.substring(one.end(), other.start())
                + one.group()
                + schema.substring(other.end());
    }

    private static String dropOrRepeatALine(String schema, Random random) {
        List<String> lines = new ArrayList<>(schema.lines().toList());
        if (lines.isEmpty()) {
            return schema;
        }
        int line = random.nextInt(lines.size());
        if (random.nextBoolean()) {
            lines.remove(line);
        } else {
            lines.add(random.nextInt(lines.size() + 1), lines.get(line));
        }
        return String.join("\n", lines) + "\n";
    }

    /** In the order of the text, with cuts between blocks. */
    private static List<SchemaFile> split(String schema, Random random) {
        List<Integer> cuts = new ArrayList<>();
        END_OF_BLOCK.matcher(schema).results().map(MatchResult::end).forEach(cuts::add);
        cuts.removeIf(cut -> random.nextBoolean());
        cuts.add(schema.length());
        Collections.sort(cuts);
        List<SchemaFile> files = new ArrayList<>();
        int start = 0;
        for (int cut : cuts) {
            files.add(new SchemaFile("part" + files.size() + ".prisma", schema.substring(start, cut)));
            start = cut;
        }
        return files;
    }
}
