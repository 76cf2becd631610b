/// A script that runs a study on a cluster under Slurm: an array of shards, and a merge that waits for it.
///
/// One file holds both, so that there is one place to edit. Slurm runs it as a task of the array; run by hand outside a
/// job, it submits the array and then the merge.
public struct SlurmScript: Sendable {
  /// What the script is about, for its comments and the names of its jobs.
  public struct Study: Sendable {
    /// Id of the scenario: lower-case letters, digits and hyphens.
    public var id: String
    public var title: String
    /// SHA-256 of the plan.
    public var plan: String
    /// Units of the plan that are not proved done, and all of them.
    public var unitsLeft: Int
    public var units: Int

    public init(id: String, title: String, plan: String, unitsLeft: Int, units: Int) {
      self.id = id
      self.title = title
      self.plan = plan
      self.unitsLeft = unitsLeft
      self.units = units
    }
  }

  /// Absolute paths that every node must see; ``ShellText/canHold(path:)`` is true for each.
  public struct Paths: Sendable {
    /// The executable.
    public var program: String
    /// Folder of the study; must have a folder `logs`, which Slurm does not make.
    public var study: String
    /// Folder for the merged tables.
    public var results: String

    public init(program: String, study: String, results: String) {
      self.program = program
      self.study = study
      self.results = results
    }

    var logs: String { study + "/logs" }
  }

  /// What every task of the array is granted.
  public struct Grant: Sendable {
    /// Processors of a shard, ≥ 1.
    public var processors: Int
    public var time: JobTime
    public var partition: String?
    /// Other options of sbatch without their dashes, such as `account=name`, for both jobs.
    public var options: [String]

    public init(processors: Int, time: JobTime, partition: String? = nil, options: [String] = []) {
      self.processors = processors
      self.time = time
      self.partition = partition
      self.options = options
    }
  }

  /// What it runs, where that lies, and what every task is granted.
  public var study: Study
  public var paths: Paths
  public var grant: Grant

  /// Into how many shards the units are divided.
  public var shards: Int
  /// Numbers of the shards with work left, as job arrays take them: `1,3-5`.
  public var array: String
  /// Run again what failed, and nothing else.
  public var onlyFailed: Bool
  /// How long a shard is expected to take, in words; nil without a pilot.
  public var expectation: String?

  public init(
    study: Study, paths: Paths, grant: Grant, shards: Int, array: String, onlyFailed: Bool = false,
    expectation: String? = nil
  ) {
    self.study = study
    self.paths = paths
    self.grant = grant
    self.shards = shards
    self.array = array
    self.onlyFailed = onlyFailed
    self.expectation = expectation
  }

  /// The whole script.
  public var text: String {
    [
      "#!/usr/bin/env bash", head, options(name: "", array: array, time: grant.time, log: "shard-%a.log"),
      "set -euo pipefail", "", names, "", shard, "", merge, "", submission, "",
    ].joined(separator: "\n")
  }

  private var head: String {
    let size = (study.units + shards - 1) / shards
    let failed = onlyFailed ? " --only failed" : ""
    return """
      # \(ShellText.comment(study.title))
      # Plan \(study.plan.prefix(12)): \(study.unitsLeft) of \(study.units) units are left, in shards \(array) of \(shards).
      # A shard of about \(size) units takes \(expectation ?? "a time of which no pilot tells").
      #
      #   bash FILE          submits the shards and the merge that waits for them; prints the numbers of both jobs
      #   bash FILE 3,7-9    the same with these shards only
      #
      # Every finished unit is on the disk and is never run again, so that any shard may be submitted again at any time.
      # A task that ends with 75 has units left: its time was over, it was told to end, or units failed; its log says so.
      # A task that was killed is no different. What is left is submitted, with a new merge, by
      #   \(ShellText.word(paths.program)) study slurm \(ShellText.word(paths.study)) --shards \(shards)\(failed) --submit
      # Tasks of a node that fails, or that make way for others, are queued again by Slurm and go on where they were.
      """
  }

  private func options(name: String, array: String?, time: JobTime, log: String) -> String {
    var lines = ["job-name=peloton-\(study.id)\(name)"]
    if let array { lines.append("array=\(array)") }
    lines.append("cpus-per-task=\(array == nil ? 1 : grant.processors)")
    lines.append("time=\(time)")
    if array != nil { lines.append("signal=B:TERM@60") }
    lines += ["requeue", "open-mode=append"]
    lines.append("output=" + ShellText.fileOption(folder: paths.logs, pattern: log))
    if let partition = grant.partition { lines.append("partition=\(partition)") }
    return (lines + grant.options).map { "#SBATCH --" + $0 }.joined(separator: "\n")
  }

  private var names: String {
    """
    program=\(ShellText.word(paths.program))
    study=\(ShellText.word(paths.study))
    shards=\(shards)
    """
  }

  private var shard: String {
    """
    if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
      # A task. The program takes no unit that would not end \(JobTime.margin) s before the job does, and ends by itself. \
    Slurm may say
      # when that is; otherwise it follows from --time above, and is changed with it.
      limit=\(grant.time.working)
      if [ -n "${SLURM_JOB_END_TIME:-}" ]; then limit=$((SLURM_JOB_END_TIME - $(date +%s) - \(JobTime.margin))); fi
      if [ "$limit" -lt 1 ]; then limit=1; fi
      echo "Shard $SLURM_ARRAY_TASK_ID/$shards on ${SLURMD_NODENAME:-?}, job ${SLURM_ARRAY_JOB_ID:-?}," \\
        "restart ${SLURM_RESTART_COUNT:-0}"
      # The program takes the place of this shell, so that TERM reaches it: it drops the units under way and ends with 75.
      # It reads the number of threads from SLURM_CPUS_PER_TASK.
      exec "$program" study run "$study" --shard "$SLURM_ARRAY_TASK_ID/$shards" --time-limit "${limit}s"\
    \(onlyFailed ? " --only failed" : "")
    fi
    """
  }

  private var merge: String {
    """
    # The merge waits until all shards have ended, however they ended (afterany), not for their success (afterok): what is
    # done is proved by records, not by exit codes. If units are missing it writes nothing, says in logs/merge.log which
    # shards to run, and ends with 75; with afterok it would wait for ever once a task was killed.
    merge_job() {
      cat <<'END_OF_MERGE'
    #!/usr/bin/env bash
    \(options(name: "-merge", array: nil, time: .hour, log: "merge.log"))
    echo "Merge, job ${SLURM_JOB_ID:-?}"
    exec \(ShellText.word(paths.program)) study merge \(ShellText.word(paths.study)) \\
      --output \(ShellText.word(paths.results))
    END_OF_MERGE
    }
    """
  }

  private var submission: String {
    """
    # Run by hand: submits both.
    job=$(sbatch --parsable ${1:+--array="$1"} "$0")
    job=${job%%;*}
    echo "shards $job"
    merge=$(merge_job | sbatch --parsable --dependency="afterany:$job")
    echo "merge ${merge%%;*}"
    """
  }
}
