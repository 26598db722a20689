package dev.kanmon.contract.call;

/**
 * A branch of a Neon project.
 *
 * @param endpoint the API's address; null for Neon's own
 * @param token the API key
 * @param projectId the project
 * @param parentBranchId the branch to start from; null for the project's default branch
 * @param branch the name of the branch to make; it begins with {@value #PREFIX}
 */
public record NeonCall(String endpoint, CallText token, String projectId, String parentBranchId, String branch) {

    /** What the names of our branches begin with; no other branch is ever removed. */
    public static final String PREFIX = "kanmon-";

    /** Neon takes 256 characters; the console shows fewer. */
    private static final int LONGEST_OWNER = 100;

    /** The name of the branch that a hook makes. A run's id tells the resources of several namespaces apart. */
    public static String branchOf(CallContext context) {
        String owner = context.name();
        return PREFIX + owner.substring(0, Math.min(owner.length(), LONGEST_OWNER)) + "-" + context.key();
    }
}
