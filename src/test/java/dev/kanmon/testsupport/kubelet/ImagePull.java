package dev.kanmon.testsupport.kubelet;

/** The messages of kubelet and containerd about an image that cannot be had. */
final class ImagePull {

    private ImagePull() {}

    static String notFound(String reference) {
        return "rpc error: code = NotFound desc = failed to pull and unpack image \"" + reference
                + "\": failed to resolve reference \"" + reference + "\": " + reference + ": not found";
    }

    static String backOff(String reference) {
        return "Back-off pulling image \"" + reference + "\"";
    }
}
