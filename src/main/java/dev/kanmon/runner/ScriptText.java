package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the SQL that a command is given, in UTF-8. */
final class ScriptText {

    private ScriptText() {}

    /** @throws ProblemException where it cannot be read */
    static String of(InputStream standardInput) {
        try {
            return text(standardInput.readAllBytes());
        } catch (IOException e) {
            throw unreadable("standard input", e);
        }
    }

    /** @throws ProblemException where it cannot be read */
    static String ofFile(String file) {
        try {
            return text(Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static ProblemException unreadable(String name, IOException e) {
        return ProblemException.invalidInput(
                ProblemCode.UNREADABLE_SOURCE,
                "The script " + name + " cannot be read: " + e + ".",
                "Check that the file is there and may be read.");
    }
}
