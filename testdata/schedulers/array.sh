#!/bin/sh
# heshu as a Slurm array: sbatch array.sh
#SBATCH --job-name=heshu
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --requeue
#SBATCH --open-mode=append
shares=16 # as in --array; not $SLURM_ARRAY_TASK_COUNT, which is 1 where one task is sent again
heshu extract reports --out "part-$SLURM_ARRAY_TASK_ID" --shard "$SLURM_ARRAY_TASK_ID/$shares" --jobs 2 --wait
code=$?
[ $code -ne 3 ] || code=0 # done, but some inputs could not be read: no reason to try again
exit $code
