"""Converts the files of a folder in Apache Spark; each partition is the input of one worker.

usage: spark.py FOLDER ANSWERS FORMAT PARTITIONS [OPTION…]

The folder may be on any file system that Spark reads, because the files' bytes go to the workers. ANSWERS, which must not exist,
becomes a folder of text files, an answer a line. The options are those of 'reportkit worker'. A worker that exits with
anything but 0 fails the job; files that cannot be converted do not: they have the status "failed" in their answers.
MASTER names the cluster; without it, two threads of this machine are used.
"""
import base64
import json
import os
import posixpath
import shlex
import sys

from pyspark.sql import SparkSession

folder, answers, format, partitions = sys.argv[1:5]
worker = shlex.join(["reportkit", "worker", "--to", format, *sys.argv[5:]])


def request(file):
    path, content = file
    name = posixpath.basename(path)
    return json.dumps({"id": name, "name": name, "base64": base64.b64encode(content).decode()})


spark = SparkSession.builder.master(os.environ.get("MASTER", "local[2]")).appName("reports").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
# By the hash of the path; repartition would move ten files at a time.
files = spark.sparkContext.binaryFiles(folder).partitionBy(int(partitions))
# Without PATH, which pipe does not pass on by itself, only /bin and /usr/bin would be searched for the command.
files.map(request).pipe(worker, env={"PATH": os.environ["PATH"]}, checkCode=True).saveAsTextFile(answers)
spark.stop()
