package org.lastmile.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.lastmile.bucket.Steps;
import org.lastmile.bucket.TableWriter;
import org.lastmile.bucket.TaskProgress;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Marts;
import org.lastmile.publish.EndedTables;
import org.lastmile.release.SealedFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles the marts and measures the indicators: one Spark task per learner bucket, DuckDB inside, no shuffle. The
 * driver commits one Delta version per table; the measures of the buckets are added up by who reads them.
 */
public final class Build {
    private static final Logger LOG = LoggerFactory.getLogger(Build.class);

    private final PartnershipFolder folder;
    private final Supplier<JavaSparkContext> spark;
    private final Catalogue catalogue;
    private final Settings settings;
    private final Steps progress;
    private final TableWriter writer = new TableWriter();
    private final Marts marts = Marts.load();

    /**
     * @param buckets learner buckets of the warehouse
     * @param memory  limit of one task's DuckDB
     * @param day     on which consents and agreements must hold
     */
    public record Settings(int buckets, String memory, LocalDate day) {}

    /** @param spark opened only when there is something to build */
    public Build(
            PartnershipFolder folder,
            Supplier<JavaSparkContext> spark,
            Catalogue catalogue,
            Settings settings,
            Steps progress) {
        this.folder = folder;
        this.spark = spark;
        this.catalogue = EndedTables.in(catalogue, folder);
        this.settings = settings;
        this.progress = progress;
    }

    /** Builds what is not built from the present inputs. */
    public BuildReport run() throws SQLException, IOException {
        var registry = Registry.read(folder);
        var core = new CoreViews(folder, registry).usableFor(folder, Purpose.OF_EDITIONS, settings.day());
        var inputs = BuildInputs.of(core, registry, marts, catalogue);

        if (isBuilt(inputs)) {
            return new BuildReport(false, Map.of(), Map.of(), core.leftOut());
        }

        var run = BuildRun.of(folder, inputs, tables());
        var references = scratch().resolve("reference");
        var isCommitted = false;

        try {
            var context = spark.get();
            var kept = core.on(core.grounds().kept(references, settings.buckets(), settings.memory()));
            var tasks = tasks(kept, references, run);
            var results = TaskProgress.watch(
                    context, progress, "assembling and measuring buckets", tasks.size(), () -> context.parallelize(
                                    tasks, tasks.size())
                            .map(BucketWork::run)
                            .collect());
            progress.step("committing");
            var report = commit(results, inputs).without(core.leftOut());
            isCommitted = true;
            return report;
        } finally {
            SealedFile.delete(references);

            if (!isCommitted) {
                run.clear("mart", marts.names());
                run.clear("measure", catalogue.measures());
            }
        }
    }

    private List<Path> tables() {
        return Stream.concat(
                        marts.names().stream().map(mart -> folder.table("mart", mart)),
                        catalogue.measures().stream().map(measure -> folder.table("measure", measure)))
                .toList();
    }

    private boolean isBuilt(BuildInputs inputs) {
        return marts.names().stream().allMatch(mart -> inputs.made(folder, "mart", mart))
                && catalogue.measures().stream().allMatch(measure -> inputs.made(folder, "measure", measure));
    }

    private List<BucketTask> tasks(CoreViews core, Path references, BuildRun run) throws SQLException, IOException {
        var unique = core.uniqueReferences();
        var prepared = References.write(core, unique, marts, references, settings.memory());
        prepared.add("create schema shared");
        // DuckDB takes the rows of shared relations for few and hashes the many: their joins run as they are written.
        prepared.add("set disabled_optimizers = 'join_order,build_side_probe_side'");
        marts.shared()
                .forEach(shared -> prepared.add("create table shared." + shared.name() + " as\n" + shared.text()));
        prepared.add("reset disabled_optimizers");
        var tasks = new ArrayList<BucketTask>();

        for (var bucket = 0; bucket < settings.buckets(); bucket++) {
            var setup = core.on(core.grounds().of(bucket)).ofBucket(bucket, unique);
            setup.addAll(prepared);
            tasks.add(task(bucket, setup, run));
        }

        return tasks;
    }

    private BucketTask task(int bucket, List<String> setup, BuildRun run) {
        return new BucketTask(
                bucket,
                setup,
                marts.all().stream()
                        .map(mart -> new BucketTask.Output(
                                mart.name(), List.of(), mart.text(), run.file("mart", mart.name(), bucket)))
                        .toList(),
                catalogue.bucketMeasures().stream()
                        .map(one -> new BucketTask.Output(
                                one.name(), one.before(), one.sql(), run.file("measure", one.name(), bucket)))
                        .toList(),
                settings.memory());
    }

    private BuildReport commit(List<BucketResult> results, BuildInputs inputs) throws SQLException, IOException {
        var martRows = new TreeMap<String, Long>();
        var classes = new TreeMap<String, Long>();

        try (var duck = Duck.open(2, settings.memory())) {
            for (var mart : marts.names()) {
                var files = BucketFiles.of(results, BucketResult::marts, mart);
                martRows.put(mart, BucketFiles.rows(files));
                writer.replace(
                        folder.table("mart", mart),
                        BucketFiles.schema(duck, files),
                        true,
                        BucketFiles.withRows(files),
                        inputs.properties());
            }

            for (var measure : catalogue.measures()) {
                var files = BucketFiles.of(results, BucketResult::measures, measure);
                classes.put(measure, BucketFiles.rows(files));
                writer.replace(
                        folder.table("measure", measure),
                        BucketFiles.schema(duck, files),
                        false,
                        BucketFiles.withRows(files),
                        inputs.properties());
            }
        }

        LOG.info("build: mart rows {}, class rows {}", martRows, classes);
        return new BuildReport(true, martRows, classes, Map.of());
    }

    /** There once Spark is open; what a killed build leaves in it, the next one deletes. */
    private Path scratch() {
        return folder.warehouse().resolve(".scratch");
    }
}
