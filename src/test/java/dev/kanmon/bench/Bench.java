package dev.kanmon.bench;

import dev.kanmon.bench.Contender.Measurement;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures all contenders in turns, so that a slow moment of the machine falls on all of them, and prints one table. */
public final class Bench {

    private static final List<Integer> SIZES = List.of(1, 10, 100, 1000);

    private Bench() {}

    public static void main(String[] arguments) {
        BenchTable table = new BenchTable(System.out);
        table.printHead();
        for (int size : SIZES) {
            try (Migrations migrations = Migrations.generate(size)) {
                table.printSize(size, measure(migrations));
            }
        }
        table.printFoot();
    }

    private static Map<Contender, BenchResult> measure(Migrations migrations) {
        Map<Contender, BenchResult> results = new LinkedHashMap<>();
        contenders(migrations).forEach(contender -> results.put(contender, new BenchResult()));
        // The first round warms the page cache and the engine's JVM, and watches memory; it does not count for time.
        results.forEach((contender, result) -> runOnce(contender, migrations, result, true));
        for (int round = 0; round < rounds(migrations.count()); round++) {
            results.forEach((contender, result) -> runOnce(contender, migrations, result, false));
        }
        return results;
    }

    private static List<Contender> contenders(Migrations migrations) {
        List<Contender> contenders = new ArrayList<>(
                List.of(new PsqlSession(), new EngineInProcess(), new RunnerBinary(), FlywayProcess.plain()));
        try (TestDatabase training = TestPostgres.shared().newDatabase()) {
            contenders.add(FlywayProcess.withArchive(migrations, training));
        }
        return contenders;
    }

    private static void runOnce(Contender contender, Migrations migrations, BenchResult result, boolean watchMemory) {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            Measurement fresh = contender.run(migrations, database, watchMemory);
            result.addFresh(fresh);
            if (contender.keepsHistory()) {
                result.addUpToDate(contender.run(migrations, database, watchMemory));
            }
        }
    }

    private static int rounds(int size) {
        return size >= 1000 ? 3 : size >= 100 ? 5 : 9;
    }
}
