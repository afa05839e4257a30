package org.lastmile.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.Table;

/**
 * Writes the rows of one file with tokens in the place of identifiers, and without the columns that are never stored. Other
 * values stay as they are written. A row that breaks a rule is written without values, with its reasons.
 */
final class TokenizedFile implements RowSource.Sink {
    private static final int EXAMPLES = 10;

    private final Table table;
    private final Tokens tokens;
    private final RowJudge judge;
    private final Seals seals;
    private final CsvWriter csv;
    private final @Nullable Object[] values;
    private final RowTexts identifiers;
    private final Map<String, Long> rules = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private String file = "";
    private long rows;
    private long setAside;

    /** @param out stays open, with all rows written when {@link #end} was called */
    TokenizedFile(TokenKey key, Contract contract, Table table, Writer out) {
        this.table = table;
        this.tokens = new Tokens(key);
        this.judge = new RowJudge(table);
        this.seals = new Seals(table, new KnownKeys(Map.of()), tokens);
        this.values = new @Nullable Object[table.columns().size()];
        this.identifiers = new RowTexts(table, values);
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(TokenizedHeader.of(key, contract, table).names());
    }

    /** What became of the rows. */
    Tokenized end(Recognised recognised) throws IOException {
        csv.flush();
        return new Tokenized(recognised, rows, setAside, rules, examples);
    }

    @Override
    public void file(SourceFile next) {
        file = next.name();
    }

    @Override
    public void row(long number, @Nullable String[] texts) {
        var broken = new ArrayList<Problem>();
        judge.judge(texts, values, (column, rule) -> broken.add(problem(number, column, rule, texts)));
        judge.repairs().end(false);
        write(number, tokens(texts, broken), broken);
    }

    private Problem problem(long number, Column column, String rule, @Nullable String[] texts) {
        var text = texts[table.columns().indexOf(column)];
        return new Problem(file, number, column.name(), rule, judge.seen(column, text));
    }

    /**
     * A text that means nothing is known stays. Of a row that breaks a rule only the tokens of identifiers are kept: they
     * tell whether it is an erased learner's.
     */
    private @Nullable String[] tokens(@Nullable String[] texts, List<Problem> broken) {
        var kept = broken.isEmpty() ? texts.clone() : new @Nullable String[texts.length];
        seals.close(kept, values);

        for (var i = 0; i < texts.length; i++) {
            var kind = table.columns().get(i).identifier();
            var text = texts[i];

            if (kind != null && text != null) {
                kept[i] = values[i] == null && broken.isEmpty() ? text : token(kind, identifiers.text(i), text);
            }
        }

        return kept;
    }

    /**
     * With the spaces that stood around the identifier, so that repairs are counted as if it had come itself.
     *
     * @param identifier null when the text is a part of one, without the rest: nothing stays of it
     */
    private @Nullable String token(IdentifierKind kind, @Nullable String identifier, String text) {
        if (identifier == null) {
            return null;
        }

        var begin = text.length() - text.stripLeading().length();
        return text.substring(0, begin)
                + tokens.token(tokens.digest(kind, identifier))
                + text.substring(text.stripTrailing().length());
    }

    private void write(long number, @Nullable String[] texts, List<Problem> problems) {
        var fields = new ArrayList<String>(List.of(String.valueOf(number), TokenizedRows.reasons(problems)));

        for (var i = 0; i < texts.length; i++) {
            if (table.columns().get(i).isStored()) {
                var text = texts[i];
                fields.add(text == null ? "" : text);
            }
        }

        csv.writeRecord(fields);
        rows++;

        if (!problems.isEmpty()) {
            count(problems);
        }
    }

    private void count(List<Problem> problems) {
        var first = problems.get(0);
        setAside++;
        rules.merge((first.column().isEmpty() ? "" : first.column() + ": ") + first.rule(), 1L, Long::sum);

        if (setAside <= EXAMPLES) {
            problems.forEach(problem -> examples.add(problem.words()));
        }
    }

    @Override
    public void unreadable(Problem problem) {
        write(problem.row(), new @Nullable String[table.columns().size()], List.of(problem));
    }

    @Override
    public void supporting() {
        csv.writeRecord(Stream.concat(
                        Stream.of("0", TokenizedRows.SUPPORTING),
                        table.stored().stream().map(column -> ""))
                .toList());
    }
}
