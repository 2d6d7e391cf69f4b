import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { DetailList } from "@/components/ui/detail-list";

/** The team's settings for those who may not change them. */
export function TeamFacts({ name, country }: { name: string; country: string }) {
  return (
    <Card>
      <CardHeader title="Team" />
      <CardBody>
        <DetailList
          details={[
            { label: "Name", value: name },
            { label: "Default country", value: country },
          ]}
        />
      </CardBody>
      <CardFooter>Admins and the owner of the team can change this.</CardFooter>
    </Card>
  );
}
