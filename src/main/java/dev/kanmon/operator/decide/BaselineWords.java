package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;

/** Says how a database that has tables and no history becomes manageable. */
final class BaselineWords {

    private BaselineWords() {}

    /**
     * @param reason why the run has failed
     * @return sentences with a space before them; empty where no baseline would help
     */
    static String howTo(Owner owner, Reason reason) {
        return switch (reason) {
            case DatabaseNotEmpty ->
                " Set spec.baseline to the last migration whose schema the database has already; it is checked, and those migrations are marked as applied without being run: "
                        + patch(owner)
                        + " Where only some of its migrations are in the database, make a MigrationResolution with spec.action Applied for each of those.";
            case BaselineDiffers -> " Set spec.baseline to the migration that fits: " + patch(owner);
            default -> "";
        };
    }

    private static String patch(Owner owner) {
        return "kubectl -n " + owner.namespace() + " patch databasemigration " + owner.name()
                + " --type=merge -p '{\"spec\":{\"baseline\":\"<migration>\"}}'.";
    }
}
