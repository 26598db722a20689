package dev.kanmon.engine.backup.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in storage that speaks S3: what is kept there has keys that begin with the prefix and a slash.
 *
 * @param bucket its name
 * @param prefix without slashes at its ends; empty for the bucket's top
 */
public record S3Location(String bucket, String prefix) {

    private static final Pattern SHAPE = Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9])(?:/(.*))?");

    /**
     * @param text {@code s3://bucket} or {@code s3://bucket/prefix}
     * @throws IllegalArgumentException when the text is something else; the message says what it should be
     */
    public static S3Location parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a place in S3; write it like s3://bucket/prefix (a bucket's name has 3 to 63"
                    + " letters, digits, dots and hyphens)");
        }
        String prefix = shape.group(2) == null ? "" : shape.group(2);
        return new S3Location(shape.group(1), prefix.replaceAll("^/+|/+$", ""));
    }

    /** The key of a file. */
    String key(String name) {
        return keyPrefix() + name;
    }

    /** What the keys of all files begin with; the rest is the name. */
    String keyPrefix() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /** Where a file is. */
    public String address(String name) {
        return "s3://" + bucket + "/" + key(name);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
