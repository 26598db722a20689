package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.model.ModelDraft.KeyKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The client calls ids and unique indexes by names, which share the names of the model's fields. */
final class ClientNameChecks {

    private final Findings findings;

    ClientNameChecks(Findings findings) {
        this.findings = findings;
    }

    void check(ModelDraft model) {
        Set<String> columns =
                model.model().fields().stream().map(ScalarField::name).collect(Collectors.toSet());
        Set<String> fields = Stream.concat(
                        columns.stream(), model.relationFields().stream().map(RelationField::name))
                .collect(Collectors.toSet());
        Set<String> given = new HashSet<>();
        for (Key key : model.uniqueKeys()) {
            key.clientName().ifPresent(name -> checkGiven(name, key, fields, given, model));
            checkMade(key, columns);
        }
    }

    private void checkGiven(String name, Key key, Set<String> fields, Set<String> given, ModelDraft model) {
        if (fields.contains(name)) {
            findings.error(
                    "The custom name `" + name + "` specified for the `" + key.attributeName()
                            + "` attribute is already used as a name for a field. Please choose a different name.",
                    model.place());
        }
        if (!given.add(name)) {
            findings.error(
                    "The given custom name `" + name
                            + "` has to be unique on the model. Please provide a different name for the `name` "
                            + "argument.",
                    key.placeOf("name"));
        }
    }

    /** Without a name of its own a compound key is called by its fields. */
    private void checkMade(Key key, Set<String> columns) {
        Optional<String> made = madeName(key.fieldNames());
        if (made.filter(columns::contains).isPresent()) {
            String kind = key.kind() == KeyKind.ID ? "`@@id` attribute's" : "`@@unique`";
            findings.error(
                    "The field `" + made.get() + "` clashes with the " + kind
                            + " name. Please resolve the conflict by providing a custom id name: `"
                            + key.attributeName() + "([...], name: \"custom_name\")`",
                    key.attribute().place());
        }
    }

    private static Optional<String> madeName(List<String> fields) {
        return fields.size() > 1 ? Optional.of(String.join("_", fields)) : Optional.empty();
    }
}
