package dev.kanmon.operator.decide;

/** Says of a pending migration that a person has put its effect into the database already, and what to decide. */
final class HotfixWords {

    private HotfixWords() {}

    static String found(String migration) {
        return "Migration " + migration
                + " is pending, and its whole effect is in the database already, as after a hotfix by hand.";
    }

    /**
     * @param namespace of the resolution
     * @param resolution its name
     */
    static String howToDecide(String namespace, String resolution) {
        return "Proposed is Applied, which marks it and runs nothing: kubectl -n " + namespace
                + " patch migrationresolution " + resolution
                + " --type=merge -p '{\"spec\":{\"action\":\"Applied\"}}'. RolledBack means: run it anyway.";
    }
}
