package dev.kanmon.engine.parse;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a node, in their order. A tree has a map for every node, most of three fields: two arrays take a third
 * of the memory of a hash map, and are no slower to search.
 */
final class Fields extends AbstractMap<String, Object> {

    private final String[] names;
    private final Object[] values;

    Fields(List<String> names, List<Object> values) {
        this.names = names.toArray(String[]::new);
        this.values = values.toArray();
    }

    @Override
    public Object get(Object name) {
        int index = index(name);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(Object name) {
        return index(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return entries();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private int index(Object name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Iterator<Map.Entry<String, Object>> entries() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < names.length;
            }

            @Override
            public Map.Entry<String, Object> next() {
                return Map.entry(names[next], values[next++]);
            }
        };
    }
}
