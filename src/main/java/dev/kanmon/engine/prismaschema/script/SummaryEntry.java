package dev.kanmon.engine.prismaschema.script;

/**
 * What a summary says of one step.
 *
 * @param item what the section is about, where each thing has one of its own; else empty
 * @param lines below the section's heading, each with its line feed
 */
record SummaryEntry(Section section, String item, String lines) {

    /** The parts of a summary, in their order (Prisma's sql_migration.rs, with its odd quote). */
    enum Section {
        CHANGED_EXTENSION("[*] Changed the `%s` extension\n"),
        REMOVED_EXTENSIONS("[-] Removed extensions\n`"),
        ADDED_EXTENSIONS("[+] Added extensions\n"),
        ADDED_NAMESPACES("[+] Added Schemas\n"),
        ADDED_ENUMS("[+] Added enums\n"),
        ADDED_TABLES("[+] Added tables\n"),
        REMOVED_ENUMS("[-] Removed enums\n"),
        REMOVED_TABLES("[-] Removed tables\n"),
        CHANGED_ENUM("[*] Changed the `%s` enum\n"),
        CHANGED_TABLE("[*] Changed the `%s` table\n");

        private final String heading;

        Section(String heading) {
            this.heading = heading;
        }

        String heading(String item) {
            return heading.formatted(item);
        }
    }

    /** One of a list of things of one kind. */
    static SummaryEntry listed(Section section, String name) {
        return new SummaryEntry(section, "", "  - " + name + "\n");
    }

    boolean isBesides(SummaryEntry other) {
        return section == other.section && item.equals(other.item);
    }
}
