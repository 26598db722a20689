package dev.kanmon.testsupport.kubelet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The images that a played kubelet can pull, by reference; one that is added later is found by the next attempt. */
public final class ImageRegistry {

    private final Map<String, ContainerImage> images = new ConcurrentHashMap<>();

    public ImageRegistry add(String reference, ContainerImage image) {
        images.put(reference, image);
        return this;
    }

    Optional<ContainerImage> find(String reference) {
        return Optional.ofNullable(images.get(reference));
    }
}
