package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.operator.decide.Notice;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message as a CloudEvents 1.0 event in the structured JSON format. */
final class CloudEvent {

    private static final String TYPE_PREFIX = "dev.kanmon.databasemigration.";

    private CloudEvent() {}

    static Map<String, Object> of(Notice notice) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        // Source and id together name the event; the Job's name holds a hash of what it is about.
        event.put("id", notice.job());
        event.put("source", source(notice));
        event.put("type", TYPE_PREFIX + lowerFirst(notice.occasion().name()));
        event.put("time", notice.at().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data(notice));
        return event;
    }

    private static String source(Notice notice) {
        return "/apis/" + ApiGroup.NAME + "/" + ApiGroup.VERSION + "/namespaces/"
                + notice.owner().namespace() + "/databasemigrations/"
                + notice.owner().name();
    }

    private static Map<String, Object> data(Notice notice) {
        Notice.Told told = notice.told();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("namespace", notice.owner().namespace());
        data.put("name", notice.owner().name());
        data.put("message", told.sentence());
        data.put("reason", told.reason());
        putIfKnown(data, "run", told.run());
        putIfKnown(data, "plan", told.plan());
        putIfKnown(data, "risk", told.risk());
        putIfKnown(data, "migrations", told.migrations());
        data.put("backups", told.backups());
        putIfKnown(
                data,
                "durationSeconds",
                told.took() == null ? null : told.took().toSeconds());
        return data;
    }

    private static void putIfKnown(Map<String, Object> data, String name, Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
