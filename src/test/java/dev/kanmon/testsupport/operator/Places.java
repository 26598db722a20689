package dev.kanmon.testsupport.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test the {@link Place} that it asks for with a parameter, in a scene that its class shares. After each test
 * it makes sure that nobody can read the password of the test's database anywhere.
 */
public final class Places implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Places.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Place.class;
    }

    @Override
    public Place resolveParameter(ParameterContext parameter, ExtensionContext test) {
        SharedScene scene = test.getParent()
                .orElseThrow()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SharedScene.class, unused -> new SharedScene(), SharedScene.class);
        Place place = scene.newPlace();
        test.getStore(NAMESPACE).put(Place.class, place);
        return place;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Place place = test.getStore(NAMESPACE).get(Place.class, Place.class);
        if (place != null) {
            place.sights()
                    .texts()
                    .forEach((title, text) -> assertThat(text).as(title).doesNotContain(place.password()));
        }
    }
}
