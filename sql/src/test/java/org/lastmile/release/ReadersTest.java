package org.lastmile.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ReadersTest {
    /** Kernel and Hadoop alone take a second to start: readers of an edition need DuckDB and Jackson only. */
    @Test
    void readers_of_an_edition_start_without_spark_delta_and_hadoop() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.lastmile.release", "org.lastmile.notebook");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.spark..", "io.delta..", "org.apache.hadoop..", "org.lastmile.warehouse..")
                .check(classes);
    }
}
