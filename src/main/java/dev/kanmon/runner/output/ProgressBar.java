package dev.kanmon.runner.output;

import dev.kanmon.contract.GoDuration;
import dev.kanmon.engine.deploy.Progress;
import java.io.PrintStream;
import java.time.Duration;

/** One line at the bottom of a terminal that is drawn over and over: how many migrations are done, and which one runs. */
final class ProgressBar {

    private static final int WIDTH = 24;
    private static final int LONGEST_TEXT = 44;
    private static final String TO_LINE_START_AND_ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final Sometimes sometimes = new Sometimes(Duration.ofMillis(200));
    private int total;
    private int done;

    ProgressBar(PrintStream terminal) {
        this.terminal = terminal;
    }

    synchronized void show(Progress progress) {
        if (progress instanceof Progress.Planned planned) {
            total = planned.migrations().size();
        } else if (progress instanceof Progress.Started started) {
            draw(started.migration());
        } else if (progress instanceof Progress.Stepped stepped) {
            draw(stepped.migration() + " " + stepped.statementsDone() + "/" + stepped.statements());
        } else if (progress instanceof Progress.Retrying retrying) {
            draw("waits " + GoDuration.format(retrying.pause()) + " for locks: " + retrying.migration());
        } else if (progress instanceof Progress.Finished) {
            done++;
        } else if (progress instanceof Progress.Notice notice) {
            clear();
            terminal.println(notice.message());
        } else if (progress instanceof Progress.Printed printed) {
            clear();
            terminal.println(printed.line());
        } else if (progress instanceof Progress.Warned warned) {
            clear();
            terminal.println(warned.message());
        }
    }

    /** A backup of which so many bytes are written; how many there will be, nobody knows. */
    synchronized void show(long bytes) {
        if (sometimes.isNow()) {
            terminal.print(TO_LINE_START_AND_ERASE + (bytes >> 20) + " MiB written");
            terminal.flush();
        }
    }

    /** Leaves the line empty for whatever comes next. */
    synchronized void clear() {
        terminal.print(TO_LINE_START_AND_ERASE);
        terminal.flush();
    }

    private void draw(String text) {
        int filled = total == 0 ? 0 : WIDTH * done / total;
        String shortText = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
        terminal.print(TO_LINE_START_AND_ERASE + "▕" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + "▏ " + done
                + "/" + total + " " + shortText);
        terminal.flush();
    }
}
