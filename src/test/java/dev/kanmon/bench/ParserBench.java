package dev.kanmon.bench;

import dev.kanmon.engine.parse.ParseResult.Parsed;
import dev.kanmon.engine.parse.PostgresParser;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures how long the parser takes for 1 000 scripts, 2 MB in all, from the first round of a JVM on. */
public final class ParserBench {

    private static final int SCRIPTS = 1000;
    private static final int TABLES_IN_EACH = 5;
    private static final int ROUNDS = 15;

    private static final String TABLE = """
            CREATE TABLE "Order%1$d" ("id" BIGSERIAL PRIMARY KEY, "userId" integer NOT NULL, "total" numeric(10,2) DEFAULT 0, \
            "created" timestamptz NOT NULL DEFAULT now(), CONSTRAINT c%1$d CHECK ("total" >= 0));
            CREATE UNIQUE INDEX "Order%1$d_userId_key" ON "Order%1$d"("userId");
            ALTER TABLE "Order%1$d" ADD CONSTRAINT "Order%1$d_fk" FOREIGN KEY ("userId") REFERENCES "User"("id") \
            ON DELETE RESTRICT ON UPDATE CASCADE;
            """;

    /** Time on the CPU, so that what else the machine does is not measured too. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ParserBench() {}

    public static void main(String[] arguments) {
        List<String> scripts =
                IntStream.range(0, SCRIPTS).mapToObj(ParserBench::script).toList();
        PostgresParser parser = new PostgresParser();
        List<Long> milliseconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            scripts.forEach(script -> parse(parser, script));
            milliseconds.add((THREADS.getCurrentThreadCpuTime() - start) / 1_000_000);
        }
        System.out.printf(
                "Parser: %,d scripts, %,d characters. First round %,d ms, last five %s ms of CPU.%n",
                SCRIPTS,
                scripts.stream().mapToInt(String::length).sum(),
                milliseconds.get(0),
                milliseconds.subList(ROUNDS - 5, ROUNDS));
    }

    private static void parse(PostgresParser parser, String script) {
        if (!(parser.parse(script) instanceof Parsed)) {
            throw new IllegalStateException("the parser does not read what it is measured with");
        }
    }

    private static String script(int number) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < TABLES_IN_EACH; i++) {
            script.append(String.format(TABLE, number * TABLES_IN_EACH + i));
        }
        return script.toString();
    }
}
