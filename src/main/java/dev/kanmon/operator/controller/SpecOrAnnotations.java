package dev.kanmon.operator.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * Lets through what a person changes: the spec (a new generation), the annotations (a wish to try again), the deletion.
 * Our own status writes wake nobody.
 */
public final class SpecOrAnnotations implements OnUpdateFilter<HasMetadata> {

    @Override
    public boolean accept(HasMetadata after, HasMetadata before) {
        return !Objects.equals(
                        after.getMetadata().getGeneration(),
                        before.getMetadata().getGeneration())
                || !Objects.equals(
                        after.getMetadata().getAnnotations(),
                        before.getMetadata().getAnnotations())
                || after.isMarkedForDeletion() != before.isMarkedForDeletion();
    }
}
