package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import java.util.List;

/**
 * How two sides compare of which one, at least, is a schema file: as Prisma compares them. A side that is none is
 * described in the terms of one.
 *
 * @param difference what leads from one to the other
 * @param notCompared what may differ all the same, a sentence each: what a schema file cannot say, and scripts that were
 *     not run on the shadow
 * @param warnings of the schema files, each with its place
 */
public record PrismaComparison(Difference difference, List<String> notCompared, List<SchemaProblem> warnings) {

    public PrismaComparison {
        notCompared = List.copyOf(notCompared);
        warnings = List.copyOf(warnings);
    }

    /** Whether a pair of sides is compared so. */
    public static boolean isFor(Side from, Side to) {
        return from instanceof Side.PrismaSchema || to instanceof Side.PrismaSchema;
    }

    /**
     * @throws dev.kanmon.engine.ProblemException K5001 for a schema file with errors, before anything is connected to; else
     *     as a connection or a replay fails
     * @throws dev.kanmon.engine.session.ServerException where a role may not read a catalog
     */
    public static PrismaComparison of(Side from, Side to, ShadowSettings shadow) {
        ReadSchemas read = ReadSchemas.of(from, to);
        try (SideShadows shadows = new SideShadows(shadow)) {
            PrismaSides sides = new PrismaSides(read, SideOpener.of(from, to, shadows));
            SqlSchema before = sides.describe(from, "from");
            SqlSchema after = sides.describe(to, "to");
            return new PrismaComparison(Difference.between(before, after), sides.notCompared(), read.warnings());
        }
    }

    public boolean isEmpty() {
        return difference.isEmpty();
    }
}
