package dev.kanmon.testsupport.kubelet;

/** Something that a container needs is missing; a kubelet says so, with this message, and tries again. */
final class NotYetThere extends Exception {

    private static final long serialVersionUID = 1;

    NotYetThere(String message) {
        super(message);
    }
}
