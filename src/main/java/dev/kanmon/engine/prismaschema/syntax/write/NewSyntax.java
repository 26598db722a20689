package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Enumeration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Setting;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Type;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Value;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import dev.kanmon.engine.prismaschema.syntax.Name;
import java.util.List;
import java.util.Optional;

/** Pieces of a tree that stand in no file yet: {@link SchemaWriter} and {@link SchemaEdit} make text of them. */
public final class NewSyntax {

    /** Where they are. */
    public static final Place NOWHERE = new Place("", 0, 0, 0, 0);

    private NewSyntax() {}

    public static Name name(String text) {
        return new Name(text, NOWHERE);
    }

    /** @param documentation one line or several, without slashes */
    public static Model model(
            String name, List<Field> fields, List<Attribute> attributes, Optional<String> documentation) {
        return new Model(Model.Kind.MODEL, name(name), fields, attributes, documentation, NOWHERE);
    }

    /** @param type a scalar, an enum or a model */
    public static Field field(
            String name, String type, Arity arity, List<Attribute> attributes, Optional<String> documentation) {
        return new Field(name(name), new Type.Named(type, NOWHERE), arity, attributes, documentation, NOWHERE);
    }

    /** @param sql the type as the database calls it */
    public static Field unsupportedField(
            String name, String sql, Arity arity, List<Attribute> attributes, Optional<String> documentation) {
        return new Field(name(name), new Type.Unsupported(sql, NOWHERE), arity, attributes, documentation, NOWHERE);
    }

    public static Enumeration enumeration(
            String name, List<Value> values, List<Attribute> attributes, Optional<String> documentation) {
        return new Enumeration(name(name), values, attributes, documentation, NOWHERE);
    }

    public static Value value(String name, List<Attribute> attributes, Optional<String> documentation) {
        return new Value(name(name), attributes, documentation, NOWHERE);
    }

    public static Setting setting(String name, Expression value) {
        return new Setting(name(name), Optional.of(value), NOWHERE);
    }

    /** @param name without the signs before it, such as {@code db.VarChar} */
    public static Attribute attribute(String name, Argument... arguments) {
        return new Attribute(name(name), List.of(arguments), NOWHERE);
    }

    /** By position. */
    public static Argument argument(Expression value) {
        return new Argument(Optional.empty(), value, NOWHERE);
    }

    public static Argument argument(String name, Expression value) {
        return new Argument(Optional.of(name(name)), value, NOWHERE);
    }

    /** @param value as it is meant; the writer escapes it */
    public static Expression text(String value) {
        return new Expression.Text(value, NOWHERE);
    }

    public static Expression number(String text) {
        return new Expression.Numeric(text, NOWHERE);
    }

    public static Expression word(String text) {
        return new Expression.Word(text, NOWHERE);
    }

    public static Expression call(String function, Argument... arguments) {
        return new Expression.Call(name(function), List.of(arguments), NOWHERE);
    }

    public static Expression array(List<? extends Expression> elements) {
        return new Expression.Array(List.copyOf(elements), NOWHERE);
    }
}
