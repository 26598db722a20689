package dev.kanmon.engine.lint;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;

/** The elements that a list has now, without a copy; the list may only grow afterwards. */
final class Prefix<E> extends AbstractList<E> {

    private final List<E> list;
    private final int size;

    Prefix(List<E> list) {
        this.list = list;
        this.size = list.size();
    }

    @Override
    public E get(int index) {
        return list.get(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
