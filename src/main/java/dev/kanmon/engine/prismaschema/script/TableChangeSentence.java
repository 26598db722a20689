package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.TableChange;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import java.util.ArrayList;
import java.util.List;

/** Says in a summary what changes of a table's columns and primary key. */
final class TableChangeSentence implements TableChange.Visitor<String> {

    private final DefaultWords wordsBefore;
    private final DefaultWords wordsAfter;

    TableChangeSentence(Difference difference) {
        this.wordsBefore = new DefaultWords(difference.from().origin());
        this.wordsAfter = new DefaultWords(difference.to().origin());
    }

    @Override
    public String visit(TableChange.DropPrimaryKey change) {
        return "[-] Dropped the primary key on columns " + columns(change.key());
    }

    @Override
    public String visit(TableChange.RenamePrimaryKey change) {
        return "[*] Renamed the primary key on columns " + columns(change.from());
    }

    @Override
    public String visit(TableChange.DropColumn change) {
        return "[-] Removed column `" + change.column().name() + "`";
    }

    @Override
    public String visit(TableChange.AddColumn change) {
        return "[+] Added column `" + change.column().name() + "`";
    }

    @Override
    public String visit(TableChange.AlterColumn change) {
        return "[*] Altered column `" + change.to().name() + "` "
                + details(change.from(), change.to(), change.changes());
    }

    @Override
    public String visit(TableChange.RemakeColumn change) {
        return "[*] Column `" + change.to().name() + "` would be dropped and recreated "
                + details(change.from(), change.to(), change.changes());
    }

    /** Prisma closes the parenthesis twice. */
    @Override
    public String visit(TableChange.AddPrimaryKey change) {
        return "[+] Added primary key on columns " + columns(change.key()) + "\n)";
    }

    private String details(Column from, Column to, ColumnChanges changes) {
        List<String> details = new ArrayList<>();
        if (changes.arity()) {
            details.add("changed from " + word(from.arity()) + " to " + word(to.arity()));
        }
        if (changes.defaultValue()) {
            details.add("default changed from `" + wordsBefore.of(from) + "` to `" + wordsAfter.of(to) + "`");
        }
        if (changes.typeChanges()) {
            details.add("type changed");
        }
        if (changes.autoIncrement()) {
            details.add(
                    from.autoIncrement() ? "column is no longer autoincrementing" : "column became autoincrementing");
        }
        return "(" + String.join(", ", details) + ")";
    }

    private static String word(Arity arity) {
        return switch (arity) {
            case REQUIRED -> "Required";
            case NULLABLE -> "Nullable";
            case LIST -> "List";
        };
    }

    private static String columns(PrimaryKey key) {
        return "(" + String.join(", ", key.columns()) + ")";
    }
}
