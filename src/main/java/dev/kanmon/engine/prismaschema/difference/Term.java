package dev.kanmon.engine.prismaschema.difference;

import java.util.List;

/**
 * A part of an SQL expression.
 *
 * @param head what it is: an operator, a function, a constant, a name
 * @param parts what it is made of, in order
 */
record Term(String head, List<Term> parts) {

    private static final String CAST = "cast to ";

    Term {
        parts = List.copyOf(parts);
    }

    Term(String head) {
        this(head, List.of());
    }

    static Term cast(String type, Term term) {
        return new Term(CAST + type, List.of(term));
    }

    /** Whether both say the same; a cast that only one of them has is one that the server has put in. */
    boolean means(Term other) {
        if (isCast() != other.isCast()) {
            return isCast() ? parts.get(0).means(other) : means(other.parts.get(0));
        }
        return head.equals(other.head) && parts.size() == other.parts.size() && partsMean(other);
    }

    private boolean partsMean(Term other) {
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).means(other.parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isCast() {
        return head.startsWith(CAST);
    }
}
