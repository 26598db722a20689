package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Configuration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Enumeration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Setting;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Value;
import dev.kanmon.engine.prismaschema.syntax.grammar.MistakeMessage;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.BlockAttributeContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ConfigurationContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ConfigurationLineContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.EnumLineContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.EnumerationContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ModelContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ModelLineContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.SettingContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.TokenWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.antlr.v4.runtime.ParserRuleContext;

/** Blocks, from those of their lines that hold no mistake. */
final class DeclarationBuilder {

    private final SourceText source;
    private final ProblemCollector problems;
    private final Predicate<ParserRuleContext> isSpoilt;
    private final ExpressionBuilder expressions;
    private final FieldBuilder fields;
    private final NameRules names;

    /** @param isSpoilt whether the grammar found a mistake in a line, which is then left out */
    DeclarationBuilder(SourceText source, ProblemCollector problems, Predicate<ParserRuleContext> isSpoilt) {
        this.source = source;
        this.problems = problems;
        this.isSpoilt = isSpoilt;
        this.expressions = new ExpressionBuilder(source, problems);
        this.fields = new FieldBuilder(source, problems, expressions);
        this.names = new NameRules(problems);
    }

    Model model(ModelContext model, Optional<String> documentation) {
        Name name = expressions.name(model.name());
        names.check("a " + model.kind.getText(), name);
        List<Field> built = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        Documentation pending = new Documentation();
        for (ModelLineContext line : model.modelLine()) {
            if (line.unreadable() != null) {
                refuse(line.unreadable(), "a field, an attribute (`@@…`) or `}`");
            } else if (line.blockAttribute() != null) {
                blockAttribute(line.blockAttribute()).ifPresent(attributes::add);
            } else if (line.comment() != null) {
                pending.add(line.comment());
            } else if (line.field() != null && !isSpoilt.test(line.field())) {
                built.add(fields.field(line.field(), pending));
            }
        }
        return new Model(kind(model), name, built, attributes, documentation, place(model));
    }

    Enumeration enumeration(EnumerationContext enumeration, Optional<String> documentation) {
        Name name = expressions.name(enumeration.name());
        names.check("an enum", name);
        List<Value> built = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        Documentation pending = new Documentation();
        for (EnumLineContext line : enumeration.enumLine()) {
            if (line.unreadable() != null) {
                refuse(line.unreadable(), "a value, an attribute (`@@…`) or `}`");
            } else if (line.blockAttribute() != null) {
                blockAttribute(line.blockAttribute()).ifPresent(attributes::add);
            } else if (line.comment() != null) {
                pending.add(line.comment());
            } else if (line.value() != null && !isSpoilt.test(line.value())) {
                built.add(fields.value(line.value(), pending));
            }
        }
        return new Enumeration(name, built, attributes, documentation, place(enumeration));
    }

    Configuration configuration(ConfigurationContext configuration) {
        List<Setting> settings = new ArrayList<>();
        for (ConfigurationLineContext line : configuration.configurationLine()) {
            if (line.unreadable() != null) {
                refuse(line.unreadable(), "a setting (`name = value`) or `}`");
            } else if (line.blockAttribute() != null) {
                refuse(line.blockAttribute(), "a setting (`name = value`) or `}`");
            } else if (line.setting() != null && !isSpoilt.test(line.setting())) {
                settings.add(setting(line.setting()));
            }
        }
        return new Configuration(
                kind(configuration), expressions.name(configuration.name()), settings, place(configuration));
    }

    private void refuse(ParserRuleContext line, String expected) {
        if (!isSpoilt.test(line)) {
            String message = MistakeMessage.unfinished(line.getStart())
                    .orElseGet(() -> "Found %s; expected %s.".formatted(TokenWords.found(line.getStart()), expected));
            problems.error(message, source.place(line.getStart()));
        }
    }

    private Optional<Attribute> blockAttribute(BlockAttributeContext attribute) {
        return isSpoilt.test(attribute)
                ? Optional.empty()
                : Optional.of(expressions.attribute(attribute, attribute.path(), attribute.arguments()));
    }

    private Setting setting(SettingContext setting) {
        Optional<Expression> value = Optional.ofNullable(setting.expression()).map(expressions::expression);
        Place place = source.place(
                setting.getStart(),
                setting.expression() == null
                        ? setting.EQUALS().getSymbol()
                        : setting.expression().getStop());
        return new Setting(expressions.name(setting.name()), value, place);
    }

    /** To its brace; without one, to the last thing in it. */
    private Place place(ParserRuleContext block) {
        return source.place(block);
    }

    private static Model.Kind kind(ModelContext model) {
        return switch (model.kind.getType()) {
            case PrismaSchemaParser.MODEL -> Model.Kind.MODEL;
            case PrismaSchemaParser.VIEW -> Model.Kind.VIEW;
            default -> Model.Kind.TYPE;
        };
    }

    private static Configuration.Kind kind(ConfigurationContext configuration) {
        return configuration.kind.getType() == PrismaSchemaParser.DATASOURCE
                ? Configuration.Kind.DATASOURCE
                : Configuration.Kind.GENERATOR;
    }
}
