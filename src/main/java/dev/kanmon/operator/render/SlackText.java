package dev.kanmon.operator.render;

import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.Notice;
import java.util.ArrayList;
import java.util.List;

/** A message as Slack's incoming webhooks and those of its kind show it. */
final class SlackText {

    private SlackText() {}

    static String of(Notice notice) {
        Notice.Told told = notice.told();
        List<String> lines = new ArrayList<>();
        lines.add("*" + notice.owner().namespace() + "/" + notice.owner().name() + "*: " + title(notice));
        lines.add(escaped(told.sentence()));
        if (told.risk() != null) {
            lines.add("Risk: " + told.risk());
        }
        lines.add("Reason: " + told.reason());
        if (!told.backups().isEmpty()) {
            lines.add("Backup: " + escaped(String.join(", ", told.backups())));
        }
        if (told.took() != null) {
            lines.add("The run took " + GoDuration.format(told.took()) + " in all.");
        }
        return String.join("\n", lines);
    }

    private static String title(Notice notice) {
        return switch (notice.occasion()) {
            case Started -> "migrations are being applied";
            case AwaitingApproval -> "a plan waits for approval";
            case Failed -> "nothing goes on without a person";
            case Done -> "migrations were applied";
        };
    }

    /** What Slack asks for (docs.slack.dev, "Formatting message text": escaping). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
