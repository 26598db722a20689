package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.hook.HookUse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The names of what a run makes. They follow from the run alone, so making a thing twice meets the first one instead of
 * adding a second.
 */
public final class Naming {

    /** A pod's name is its Job's and six characters more, and both are label values, which hold 63. */
    private static final int LONGEST_JOB_NAME = 57;

    /** Names of custom resources may be longer (253); this leaves room for what is derived from them. */
    private static final int LONGEST_RESOLUTION_NAME = 200;

    private static final int HASH_LENGTH = 8;

    private Naming() {}

    /**
     * The id of the run that follows another.
     *
     * @param owner whose run it is
     * @param previousRunId the id of the run before; null for the first
     * @param inputDigest what the run is for
     * @return eight hexadecimal digits
     */
    static String runId(Owner owner, String previousRunId, String inputDigest) {
        return hash(owner.uid() + "/" + previousRunId + "/" + inputDigest);
    }

    /** A Job's name: resource, task, run and attempt. Never longer than a pod's name and a label's value allow. */
    static String job(Owner owner, RunTask task, String runId, int attempt) {
        String suffix = "-" + task.name().toLowerCase(Locale.ROOT) + "-" + runId + "-" + attempt;
        return shortened(dnsLabel(owner.name()), LONGEST_JOB_NAME - suffix.length()) + suffix;
    }

    /**
     * The name of the object that does a hook, a Job or another; the limit of a Job's name holds for all.
     *
     * @param run the id of the run that it is for
     * @param round tells the times apart that the hooks of a run are done; from 1
     * @param attempt how often the hook was begun, this time counted; from 1
     */
    static String hook(Owner owner, HookUse use, String hook, String run, int round, int attempt) {
        String prefix = dnsLabel(owner.name() + "-" + use.name().toLowerCase(Locale.ROOT) + "-" + hook);
        String suffix = "-" + run + "-" + round + "-" + attempt;
        return shortened(prefix, LONGEST_JOB_NAME - suffix.length()) + suffix;
    }

    /**
     * The name of the Job that sends a message.
     *
     * @param message what names the message among those of its owner
     */
    static String notification(Owner owner, String message) {
        String suffix = "-notify-" + hash(owner.uid() + "/" + message);
        return shortened(dnsLabel(owner.name()), LONGEST_JOB_NAME - suffix.length()) + suffix;
    }

    /** The name of the Job that removes old dumps; the next ones have another Job. */
    static String pruneJob(Owner owner, String hook, String oldest) {
        String suffix = "-prune-" + hash(owner.uid() + "/" + hook + "/" + oldest);
        return shortened(dnsLabel(owner.name()), LONGEST_JOB_NAME - suffix.length()) + suffix;
    }

    /** The name of the resolution that a failed run asks for. */
    static String resolution(Owner owner, String migration, String runId) {
        String suffix = "-" + runId;
        String prefix = dnsLabel(owner.name() + "-" + migration);
        return shortened(prefix, LONGEST_RESOLUTION_NAME - suffix.length()) + suffix;
    }

    /** The name of the ConfigMap that keeps what is suggested in a resolution. */
    static String suggestions(String resolution) {
        return resolution + "-suggestions";
    }

    /** The name of the resolution that carries out for one database what its owner decides for several. */
    static String singleResolution(Owner owner, String database) {
        String suffix = "-" + hash(owner.uid() + "/" + database);
        return shortened(owner.name() + "-" + database, LONGEST_RESOLUTION_NAME - suffix.length()) + suffix;
    }

    /** The name of the ConfigMap that holds a plan; another plan has another one, since it is immutable. */
    static String plan(Owner owner, String plan) {
        return shortened(owner.name(), LONGEST_RESOLUTION_NAME) + "-plan-" + plan;
    }

    /** The name of the ConfigMap that holds a difference between schema and history; another one has another name. */
    static String drift(Owner owner, String document) {
        return shortened(owner.name(), LONGEST_RESOLUTION_NAME) + "-drift-" + document;
    }

    /** The name of the ConfigMap that carries an inline source into a pod. */
    public static String inlineConfigMap(String ownerName) {
        return shortened(ownerName, LONGEST_RESOLUTION_NAME) + "-kanmon-inline";
    }

    /** Cuts a name and marks the cut with a hash of the whole, so that two long names stay two. */
    private static String shortened(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        String head = name.substring(0, length - HASH_LENGTH - 1);
        return withoutTrailingPunctuation(head) + "-" + hash(name);
    }

    /**
     * RFC 1123: lower-case letters, digits and '-', the last no '-'. Dots would be allowed, but not everywhere, and a pod
     * takes its host name from its own.
     */
    private static String dnsLabel(String text) {
        String mapped = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return withoutTrailingPunctuation(mapped);
    }

    private static String withoutTrailingPunctuation(String text) {
        return text.replaceAll("[-.]+$", "");
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
