package dev.kanmon.operator.probe;

/** What came back of a request. */
sealed interface Reply {

    /** The same for people; without any of the body. */
    String inWords();

    /**
     * An answer, good or bad.
     *
     * @param status of HTTP
     * @param body as UTF-8
     */
    record Answered(int status, String body) implements Reply {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        @Override
        public String inWords() {
            return "status " + status;
        }
    }

    /**
     * No answer that could be taken.
     *
     * @param why for people
     */
    record Silent(String why) implements Reply {

        @Override
        public String inWords() {
            return why;
        }
    }
}
