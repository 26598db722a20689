package dev.kanmon.api;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An object of src/test/resources/crd that the API server shall accept or reject.
 *
 * @param name the file's name
 * @param by the constraint that rejects it, as {@link CrdConstraints.Constraint#toString}; null where it is accepted
 * @param old what the object was before an update; null for one that is created
 * @param object the object
 */
record CrdExample(String name, String by, Map<String, Object> old, Map<String, Object> object) {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "crd");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /** What stands in a file. */
    private record Content(String by, Map<String, Object> old, Map<String, Object> object) {}

    static Stream<CrdExample> accepted() {
        return read("accepted");
    }

    static Stream<CrdExample> rejected() {
        return read("rejected");
    }

    private static Stream<CrdExample> read(String folder) {
        return CrdFiles.yamlFiles(DIRECTORY.resolve(folder)).stream().map(CrdExample::read);
    }

    private static CrdExample read(Path file) {
        Content content = SERIALIZATION.unmarshal(CrdFiles.read(file), Content.class);
        return new CrdExample(file.getFileName().toString(), content.by(), content.old(), content.object());
    }

    String kind() {
        return (String) object.get("kind");
    }

    boolean isCreated() {
        return old == null;
    }

    @Override
    public String toString() {
        return name;
    }
}
